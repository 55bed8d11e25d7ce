import { expressPlayErrorBody, type ExpressPlayCode } from '../../src/expressplay/errors.ts';
import type { PlayerErrorCode } from '../../src/errors.ts';
import type { RightsFault } from '../../server/rights-faults.ts';

/** What can be hoped for after a license request that brought no license. */
export type Hope =
  /** Nothing: a body that only the CDM can tell from a license, and does. */
  | 'none, says the CDM'
  /** Nothing: the server's last word. */
  | 'none'
  /** A new grant, once: it is what a token that died looks like. */
  | 'new grant'
  /** That it passes by itself, as long as there is time. */
  | 'passes';

/** What a license server can get wrong. */
export interface Cause {
  readonly name: string;
  readonly fault: RightsFault | 'name not found';
  readonly hope: Hope;
  /** Where hope is over. */
  readonly code: PlayerErrorCode;
  /** License requests of an exchange that meets nothing else, with a jitter in the middle of its range. */
  readonly triesInVain: number;
}

/**
 * Codes that a redemption can be refused with, each for its reason: what Intertrust's tables leave to a TV to meet (the caller's
 * address, its device, its token, the kid, the key storage, the wrapped key, the making of a license), and what our rights
 * service says beside these of cookies (-2018), of HDCP (-2034) and of the security level (-7004).
 */
const REFUSALS: readonly ExpressPlayCode[] = [-2003, -2018, -2034, -4001, -4019, -4022, -4024, -7004, -7008];

const bodyOf = (code: ExpressPlayCode): string => JSON.stringify(expressPlayErrorBody(code));

const SOAP_FAULT =
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode>' +
  `<faultstring>${expressPlayErrorBody(-4010).message}</faultstring><detail/></soap:Fault></soap:Body></soap:Envelope>`;

const answer = (status: number, body = '', headers: Readonly<Record<string, string>> = {}): RightsFault => ({
  status,
  body,
  headers,
});
const handedToCdm = (name: string, fault: RightsFault): Cause => ({
  name,
  fault,
  hope: 'none, says the CDM',
  code: 'LICENSE_INVALID',
  triesInVain: 1,
});
const final = (name: string, fault: RightsFault, code: PlayerErrorCode = 'LICENSE_DENIED'): Cause => ({
  name,
  fault,
  hope: 'none',
  code,
  triesInVain: 1,
});
const deadToken = (name: string, fault: RightsFault): Cause => ({
  name,
  fault,
  hope: 'new grant',
  code: 'LICENSE_DENIED',
  triesInVain: 2,
});
/** Tries at 0, 0.4, 1.1, 2.6 and 5.6 s; the next one would come after 10 s. */
const passing = (name: string, fault: Cause['fault'], triesInVain = 5): Cause => ({
  name,
  fault,
  hope: 'passes',
  code: 'LICENSE_UNREACHABLE',
  triesInVain,
});

export const CAUSES: readonly Cause[] = [
  handedToCdm('200, garbage', answer(200, '\u0008\u0002\u0012\u0080 no license \u0000\u0001')),
  handedToCdm('200, HTML', answer(200, '<!doctype html><title>Welcome to the hotel network</title>')),
  handedToCdm('200, a license that breaks off', { license: 'breaks off' }),
  final('200, empty', answer(200), 'LICENSE_INVALID'),
  final('200, -7008 in JSON', answer(200, bodyOf(-7008))),
  ...REFUSALS.map((code) => final(`400, ${code}`, answer(400, bodyOf(code)))),
  deadToken('400, -4010', answer(400, bodyOf(-4010))),
  deadToken('401', answer(401)),
  deadToken('403', answer(403)),
  final('404', answer(404)),
  // Tries at 0, 2, 4, 6 and 8 s.
  passing('429, Retry-After: 2', answer(429, '', { 'Retry-After': '2' })),
  final('429, Retry-After: 60', answer(429, '', { 'Retry-After': '60' }), 'LICENSE_UNREACHABLE'),
  deadToken('500, -4010 in SOAP', answer(500, SOAP_FAULT, { 'Content-Type': 'text/xml; charset=utf-8' })),
  passing('500', answer(500)),
  passing('503', answer(503)),
  // Each try ends after 5 s.
  passing('hang', { connection: 'hangs' }, 2),
  passing('reset', { connection: 'is reset' }),
  passing('name not found', 'name not found'),
];

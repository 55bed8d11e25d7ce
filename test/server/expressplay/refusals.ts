import type { EventCode } from '../../../src/expressplay/error-table.ts';
import { AUTHENTICATOR } from '../test-backend.ts';
import { LEVELS, RENTAL, WRAPPED, type Changes } from './token-requests.ts';

/** What one parameter can be, the code it gets, and what the message adds. */
export type Refused = readonly [parameter: string, changes: Changes, code: EventCode, detail?: string];

/** The same for one parameter with each of some values. */
const each = (name: string, values: readonly (string | null)[], code: EventCode, detail?: string): readonly Refused[] =>
  values.map((value) => {
    const changes = { [name]: value };
    return detail === undefined ? [name, changes, code] : [name, changes, code, detail];
  });

const NO_TIME = [' 60', '60', '+0', '+', '+1.5', '+99999999999', '', '2026-11-22', '2026-11-22T10:00:00+02:00'];
const NO_DATE = ['2026-02-30T10:00:00Z', '2026-12-01T24:00:00Z', '2026-11-22t10:00:00z', '2026-13-01T10:00:00Z'];
const NOT_POSITIVE = ['0', '-1', '1.5', ' 1', '1e3', '2147483648', '99999999999', 'one', '\u0661'];
const LONG = 'f'.repeat(4096);
const NO_SOURCE = { contentKey: null };

const PRODUCTION = `4712,${'f'.repeat(32)}`;
export const AUTHENTICATORS = { authenticator: AUTHENTICATOR, productionAuthenticator: PRODUCTION };

/** Steps 2 to 8 and 10 to 12 of the service, in its order. */
export function commonRefusals(conflict: EventCode): readonly Refused[] {
  return [
    ...['xml', 'JSON', '', ' json', '<b>"&'].map((value): Refused => [
      'errorFormat',
      { errorFormat: value },
      -3004,
      value,
    ]),
    ...each('customerAuthenticator', [null, ''], -2017),
    ['customerAuthenticator', { customerAuthenticator: null, CustomerAuthenticator: AUTHENTICATOR }, -2017],
    ...each('customerAuthenticator', ['abc', `${AUTHENTICATOR} `, `x${AUTHENTICATOR}`, LONG], -2018, 'malformed'),
    ...each('customerAuthenticator', [PRODUCTION], -2018, 'wrong environment'),
    ...each('customerAuthenticator', [`4711,${'0'.repeat(32)}`], -2018, 'unknown'),
    ...each('kid', [null, ''], -4018),
    ['kid', { kid: null, KID: WRAPPED.kid }, -4018],
    ...each('kid', [`^${'a'.repeat(65)}`, `^${LONG}`, `^${'\u{E9}'.repeat(65)}`], -4021),
    ...each('kid', ['^', '^\u{E9}', '^a\tb', '^\uFFFD'], -4022),
    ...each('kid', [WRAPPED.kid.slice(1), `${WRAPPED.kid}0`, 'z'.repeat(32), LONG, ` ${WRAPPED.kid}`, 'kid1^'], -4020),
    ...each('kid', ['fd1a706a-c2b3-6002-888f-6d4a414333c3', '\uFF11'.repeat(32)], -4020),
    ['contentKey', { kek: WRAPPED.kek }, conflict],
    ['contentKey', { ek: WRAPPED.ek }, conflict],
    ['contentKey', { kek: '', contentKey: '' }, conflict],
    ...each('contentKey', ['', '5438b719bf47a2f5678237477db2f9', 'z'.repeat(32), LONG, '\uFFFD'.repeat(32)], -2027),
    ...each('contentKey', [null], -2005, 'no contentKey, ek or stored key'),
    ['kek', { ...NO_SOURCE, ek: WRAPPED.ek }, -4024],
    ...['', '12', 'z'.repeat(32), LONG].map((kek): Refused => ['kek', { ...NO_SOURCE, ek: WRAPPED.ek, kek }, -4024]),
    ...['', WRAPPED.key, 'z'.repeat(48), LONG, WRAPPED.ek.replace('5', '4')].map((ek): Refused => [
      'ek',
      { ...NO_SOURCE, ek, kek: WRAPPED.kek },
      -4024,
    ]),
    ['kek', { ...NO_SOURCE, kek: WRAPPED.kek }, -4019],
    ['kek', { ...NO_SOURCE, kid: '^stored', kek: '0'.repeat(32) }, -4024],
  ];
}

export const LIFE_REFUSALS: readonly Refused[] = [
  ...each('expirationTime', [...NO_TIME, ...NO_DATE, LONG], -2002, 'not RFC 3339 Z or +seconds'),
  ...each('expirationTime', ['2026-11-21T09:59:59Z', '2026-11-21T10:00:00Z'], -2002, 'in the past'),
  ...each('expirationTime', ['+2592001', '2026-12-21T10:00:01Z', '+9999999999'], -2002, 'exceeds 30 days'),
  ...each('cookie', ['c'.repeat(33), LONG, 'a\nb', 'a\u007F', '\uFFFD'], -2033),
];

export const WIDEVINE_REFUSALS: readonly Refused[] = [
  ...each('generalFlags', ['', '0001', '00000000', '0x00', LONG], -5003),
  ...each('securityLevel', [null, ''], -7003),
  ['securityLevel', { securityLevel: null, securitylevel: '1' }, -7003],
  ...each('securityLevel', ['0', '6', '01', 'SW', '1 ', LONG], -7004),
  ...each('hdcpOutputControl', [null, ''], -7006),
  ...each('hdcpOutputControl', ['3', '-1', '00', 'V2', LONG], -2034),
  ...each('licenseDuration', ['', ...NOT_POSITIVE, LONG], -7007),
  ...each('wvExtension', ['', 'wudo', 'wudo,AAAA,', 'wudo,AA,AA', LONG], -7009),
  ...each('wvExtension', [',AAAA', 'wud,AAAA', 'wudos,AAAA', `${LONG},AAAA`], -2036),
  ...each('wvExtension', ['wudo,'], -2035),
  ...each('wvExtension', ['wudo,A', 'wudo,AAA', 'wudo,====', 'wudo,AA==AA==', 'wudo,-_-_', 'wudo,AAA\uFFFD'], -2037),
  // Each occurrence in its turn: what is wrong with the second is not looked for before the first is right.
  ['wvExtension', { wvExtension: ['wudo,A', 'wudo'] }, -2037],
  ['wvExtension', { wvExtension: ['wudo,AAAA', 'wudo'] }, -7009],
  ...each('deviceid', ['', '12', 'f'.repeat(32), LONG], -7002),
];

const rental = (changes: Changes): Changes => ({ ...RENTAL, ...changes });
const rentals = (name: string, values: readonly (string | null)[], code: EventCode): readonly Refused[] =>
  values.map((value) => [name, rental({ [name]: value }), code]);

export const PLAYREADY_REFUSALS: readonly Refused[] = [
  ...each('generalFlags', ['', '0000', '00000002', '1', LONG], -5003),
  ...each('rightsType', [null, ''], -2020),
  ...each('rightsType', ['rental', 'buyToOwn', 'Rental ', 'BuyToOwn,Rental', LONG], -2021),
  ['rightsType', { 'rental.periodEndTime': '+60' }, -2021],
  ['rightsType', { 'rental.playDuration': '' }, -2021],
  ['rightsType', rental({ generalFlags: '00000000' }), -5003],
  ['rightsType', rental({ generalFlags: null }), -5003],
  ...rentals('rental.periodEndTime', [null, ...NO_TIME, ...NO_DATE, '2026-11-21T10:00:00Z', LONG], -2022),
  ...rentals('rental.playDuration', [''], -2023),
  ...rentals('rental.playDuration', [...NOT_POSITIVE, LONG], -2025),
  ...Object.keys(LEVELS).flatMap((name) => [
    ...each(name, [null, ''], -5006),
    ...each(name, ['1000', '-1', 'abc', '1.0', ' 1', LONG], -2034),
  ]),
  ['uncompressedDigitalVideoOPL', { analogVideoOPL: 'abc', uncompressedDigitalVideoOPL: '' }, -5006],
  ...each('unknownOutputBehavior', ['', 'allow', 'SDonly', 'Allow ', LONG], -5001),
  ...each('outputControlFlags', ['0000000g', '0x000000', ' ', `${LONG}g`], -2008, 'not hexadecimal'),
  ...each('outputControlFlags', ['', '0000000', '000000000', LONG], -2040),
  ...['', 'abc', 'abcde', 'ab1d', 'ab\u{E9}d', LONG].map((extensionType): Refused => [
    'extensionType',
    { extensionType, extensionPayload: 'AAAA' },
    -2036,
  ]),
  ['extensionType', { extensionType: 'abcd' }, -2035],
  ['extensionPayload', { extensionPayload: 'AAAA' }, -2035],
  ['extensionPayload', { extensionType: 'abcd', extensionPayload: '' }, -2035],
  ...['A', 'AAA', '-_-_', 'AA==AA==', 'AAAA '].map((extensionPayload): Refused => [
    'extensionPayload',
    { extensionType: 'abcd', extensionPayload },
    -2037,
  ]),
  ...each('deviceid', ['', '12', 'z'.repeat(32), LONG], -5004),
  ...each('deviceid', ['e'.repeat(32)], -5005),
];

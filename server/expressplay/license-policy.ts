import { OUTPUT_PROTECTION_LEVELS } from '../../src/expressplay/playready-parameters.ts';
import { readTokenTime } from '../../src/expressplay/token-time.ts';
import type { PlayReadyPolicy, WidevinePolicy } from './token.ts';

/** From parameters that the table has passed. Extensions are not kept: nobody here knows what they mean. */
export function readWidevinePolicy(parameters: URLSearchParams): WidevinePolicy {
  const licenseDuration = parameters.get('licenseDuration');
  return {
    securityLevel: Number(parameters.get('securityLevel')),
    hdcpOutputControl: Number(parameters.get('hdcpOutputControl')),
    ...(licenseDuration !== null && { licenseDurationS: Number(licenseDuration) }),
  };
}

/** From parameters that the table has passed, extensions aside as well. */
export function readPlayReadyPolicy(parameters: URLSearchParams, nowS: number): PlayReadyPolicy {
  const flags = parameters.get('outputControlFlags');
  const unknown = parameters.get('unknownOutputBehavior');
  return {
    ...readRights(parameters, nowS),
    isPersistent: parameters.get('generalFlags') === '00000001',
    outputProtectionLevels: OUTPUT_PROTECTION_LEVELS.map((name) => Number(parameters.get(name))),
    ...((unknown === 'Allow' || unknown === 'Disallow' || unknown === 'SDOnly') && { unknownOutputBehavior: unknown }),
    ...(flags !== null && { outputControlFlags: flags.toLowerCase() }),
  };
}

function readRights(parameters: URLSearchParams, nowS: number): PlayReadyPolicy {
  if (parameters.get('rightsType') !== 'Rental') return { rightsType: 'BuyToOwn' };
  const playDuration = parameters.get('rental.playDuration');
  return {
    rightsType: 'Rental',
    rentalEndsAtS: readTokenTime(parameters.get('rental.periodEndTime') ?? '', nowS) ?? nowS,
    ...(playDuration !== null && { playDurationS: Number(playDuration) }),
  };
}

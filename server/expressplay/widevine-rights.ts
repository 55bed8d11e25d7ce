import { writeProtobuf } from '../protobuf.ts';
import { readClearKeyChallenge } from './clear-key.ts';
import { errorAnswer } from './error-answer.ts';
import type { LicenseForm, ReadChallenge, RightsRoute } from './rights-route.ts';
import { isCertificateRequest, readWidevineChallenge, SIMULATED_CDM } from './widevine-challenge.ts';

const JWK_SET: LicenseForm = { contentType: 'application/json', write: (license) => license };

/** Widevine's `SignedMessage` of type LICENSE, but for what is in it. */
const SIGNED_MESSAGE: LicenseForm = {
  contentType: 'application/octet-stream',
  write: (license) =>
    Uint8Array.from(
      writeProtobuf([
        [1, 2],
        [2, license],
      ]),
    ),
};

/** A `SignedMessage` of type SERVICE_CERTIFICATE. Named as what it is: only a simulated CDM takes it. */
const CERTIFICATE = Uint8Array.from(
  writeProtobuf([
    [1, 5],
    [2, SIMULATED_CDM],
  ]),
);

/**
 * `/hms/wv/rights`: takes a ClearKey challenge, or that of a simulated CDM (`tools/simulator/cdm`), since nobody but
 * Google can make a Widevine license.
 */
export const WIDEVINE_RIGHTS: RightsRoute = {
  drm: 'widevine',
  paths: ['/hms/wv/rights', '/hms/wv/rights/'],
  badChallengeCode: -7008,
  readToken: () => null,
  readChallenge: readAnyChallenge,
  refuse: (code, detail) => errorAnswer({ code, ...(detail !== undefined && { detail }) }, 'json'),
};

function readAnyChallenge(challenge: Buffer): ReadChallenge {
  const kids = readClearKeyChallenge(challenge);
  if (kids) return { kids, deviceId: null, device: null, form: JWK_SET };
  if (isCertificateRequest(challenge)) return { certificate: CERTIFICATE };
  const simulated = readWidevineChallenge(challenge);
  return simulated ? { ...simulated, deviceId: null, form: SIGNED_MESSAGE } : { unreadable: 'Unreadable challenge' };
}

import { errorAnswer } from './error-answer.ts';
import { readCustomData, readPlayReadyChallenge } from './playready-challenge.ts';
import type { LicenseForm, RightsRoute } from './rights-route.ts';
import { soapFault, soapLicense } from './soap-answer.ts';

/** Of the gate before the service, which speaks JSON on every route. */
const GATE_CODES: readonly number[] = [-2017, -2018];

const SOAP: LicenseForm = { contentType: 'text/xml; charset=utf-8', write: soapLicense };

/**
 * `/playready/RightsManager.asmx`: takes the challenge of a simulated CDM (`tools/simulator/cdm`) and answers with a
 * ClearKey license within the envelope of a PlayReady one, since nobody but Microsoft's server can make that.
 */
export const PLAYREADY_RIGHTS: RightsRoute = {
  drm: 'playready',
  paths: ['/playready/RightsManager.asmx'],
  badChallengeCode: -4001,
  readToken: readCustomData,
  readChallenge: (challenge) => {
    const read = readPlayReadyChallenge(challenge);
    return 'unreadable' in read ? read : { ...read, form: SOAP };
  },
  refuse: (code, detail) => (GATE_CODES.includes(code) ? errorAnswer({ code }, 'json') : soapFault(code, detail)),
};

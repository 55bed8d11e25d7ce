import { makeClearKeyLicense, readClearKeyChallenge } from './clear-key.ts';
import { errorAnswer } from './error-answer.ts';
import type { RightsRoute } from './rights-route.ts';

/** `/hms/wv/rights`: takes a ClearKey challenge, since nobody but Google can make a Widevine license. */
export const WIDEVINE_RIGHTS: RightsRoute = {
  drm: 'widevine',
  paths: ['/hms/wv/rights', '/hms/wv/rights/'],
  contentType: 'application/json',
  badChallengeCode: -7008,
  readToken: () => null,
  readChallenge: (challenge) => {
    const kids = readClearKeyChallenge(challenge);
    return kids ? { kids, deviceId: null } : { unreadable: 'Unreadable challenge' };
  },
  makeLicense: makeClearKeyLicense,
  refuse: (code) => errorAnswer({ code }, 'json'),
};

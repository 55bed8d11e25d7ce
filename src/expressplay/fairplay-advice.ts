import type { ErrorAdvice } from './error-advice.ts';

const live = (keySystems: string, operator: string, developer: string) =>
  ({ keySystems, raisedBy: 'live', viewer: 'provider', operator, developer }) as const;
const SOFTWARE = 'A fault of the storefront’s software: pass it on.';

/** Codes of FairPlay, which the app does not play: met only by a server that asks the live service for such tokens. */
export const FAIRPLAY_ADVICE = {
  [-6001]: live('F', SOFTWARE, 'fpExtension is four characters, one comma, Base64.'),
  [-6002]: live('F', SOFTWARE, 'Redeem a FairPlay token on the FairPlay route only.'),
  [-6003]: live('F', SOFTWARE, 'iv is required: 32 hexadecimal digits.'),
  [-6004]: live('F', 'Check that the FairPlay credentials are deployed.', 'Send the SPC of the device unchanged.'),
  [-6006]: {
    ...live('F', 'Have FairPlay allowed for the account.', 'Nothing in the request is wrong.'),
    raisedBy: 'account',
  },
  [-6007]: live(
    'WF',
    'Correct the rental duration in the configuration.',
    'rentalDuration is a whole number of seconds.',
  ),
  [-6008]: live('F', 'Device binding works with PlayReady only.', 'Leave deviceid out of requests for FairPlay.'),
  [-6009]: {
    ...live('F', 'Have FairPlay enabled for the account.', 'Latchkey plays Widevine and PlayReady.'),
    raisedBy: 'request',
  },
} as const satisfies Readonly<Record<number, ErrorAdvice>>;

/** What can be done about a code. */
export interface ErrorAdvice {
  /** Key systems whose table lists it: W Widevine, P PlayReady, F FairPlay. */
  readonly keySystems: string;
  /**
   * Who raises it in the built-in service: a token `request`, the `account` behind it, the `redemption` of a token, or
   * nobody, since only the `live` service does.
   */
  readonly raisedBy: 'request' | 'account' | 'redemption' | 'live';
  readonly viewer: ViewerAdvice;
  /** For whoever runs the storefront and has the ExpressPlay account. */
  readonly operator: string;
  /** For whoever writes the code that asks for tokens or licenses. */
  readonly developer: string;
}

export type ViewerAdvice = keyof typeof VIEWER_ADVICE;

/** What a viewer can do depends on who is at fault, and on little else. */
export const VIEWER_ADVICE = {
  provider: 'This title cannot be played at the moment. Tell your provider the code on the screen.',
  permission: 'The permission to play has run out or is not for this title. Go back and start the title again.',
  device: 'This device may not play the title. Update it, try another one, or tell your provider the code.',
  network: 'The title may not be played from this network. Tell your provider the code on the screen.',
  service: 'The service is not well. Try again in a few minutes.',
} as const;

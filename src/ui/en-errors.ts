import type { PlayerErrorCode } from '../errors.ts';

/** What happened, and what to do about it: one sentence each. */
interface ErrorText {
  readonly happened: string;
  readonly advice: string;
}

export const EN_ERRORS = {
  CONFIG_INVALID: {
    happened: 'Something here is not set up correctly.',
    advice: 'Tell us the code below and we will put it right.',
  },
  CONFIG_FEED_ENTRY: {
    happened: 'One title is missing some of its details.',
    advice: 'Everything else is here and ready to play.',
  },
  CONFIG_INSECURE_CONTEXT: {
    happened: 'This address cannot play protected titles.',
    advice: 'Open Latchkey from an address that starts with https, or from the app on your TV.',
  },
  CONFIG_COOKIE_INVALID: {
    happened: 'The access to this title is not set up correctly.',
    advice: 'Tell us the code below, and we can put it right.',
  },
  CONFIG_COOKIE_UNDELIVERABLE: {
    happened: 'This device cannot show the pass that this title asks for.',
    advice: 'It will play on another device. Other titles may work here.',
  },
  ENTITLEMENT_SIGNED_OUT: {
    happened: 'You are signed out.',
    advice: 'Sign in again to carry on.',
  },
  ENTITLEMENT_DENIED: {
    happened: 'This title is not part of your subscription.',
    advice: 'Your other titles are waiting on the home screen.',
  },
  ENTITLEMENT_UNREACHABLE: {
    happened: 'The service is not answering.',
    advice: 'Wait a moment, then try again.',
  },
  ENTITLEMENT_INVALID: {
    happened: 'The service sent an answer that we could not read.',
    advice: 'Try again. If it happens once more, tell us the code below.',
  },
  TOKEN_REFUSED: {
    happened: 'We could not get permission to play this title.',
    advice: 'Wait a moment, then try again.',
  },
  KEY_SYSTEM_UNAVAILABLE: {
    happened: 'This TV cannot unlock this title.',
    advice: 'Try another device, or choose another title.',
  },
  KEY_SESSION_FAILED: {
    happened: 'The TV’s content protection did not start.',
    advice: 'Try again. If that does not help, switch the TV off and on.',
  },
  KEY_MISSING: {
    happened: 'Your license for this title is incomplete.',
    advice: 'Sign in again to get a new one.',
  },
  KEY_OUTPUT_RESTRICTED: {
    happened: 'This screen or its cable cannot show this quality.',
    advice: 'Try again, or connect the screen through an HDMI port with HDCP.',
  },
  LICENSE_DENIED: {
    happened: 'The license for this title was refused.',
    advice: 'Try again, or sign in again to renew your access.',
  },
  LICENSE_EXPIRED: {
    happened: 'Your time with this title is over.',
    advice: 'Your other titles are waiting on the home screen.',
  },
  LICENSE_UNREACHABLE: {
    happened: 'The license for this title did not arrive in time.',
    advice: 'Check your connection, then try again.',
  },
  LICENSE_INVALID: {
    happened: 'The license for this title could not be read.',
    advice: 'Try again. If it happens once more, tell us the code below.',
  },
  MEDIA_MANIFEST_UNREACHABLE: {
    happened: 'We could not reach this title.',
    advice: 'Check your connection, then try again.',
  },
  MEDIA_MANIFEST_INVALID: {
    happened: 'This title has a fault on our side.',
    advice: 'Please choose another one while we repair it.',
  },
  MEDIA_SEGMENT_UNREACHABLE: {
    happened: 'The picture stopped coming in.',
    advice: 'Check your connection, then try again from where you were.',
  },
  MEDIA_UNSUPPORTED: {
    happened: 'This TV cannot play the format of this title.',
    advice: 'Try another device, or choose another title.',
  },
  MEDIA_SUBTITLES_UNUSABLE: {
    happened: 'These subtitles cannot be shown.',
    advice: 'Choose others, or watch without.',
  },
  MEDIA_DECODE: {
    happened: 'The TV could not show this picture.',
    advice: 'Try again from where you were.',
  },
  NETWORK_UNREACHABLE: {
    happened: 'A part of Latchkey did not load.',
    advice: 'Check your connection, then try again.',
  },
  NETWORK_OFFLINE: {
    happened: 'There is no connection to the internet.',
    advice: 'Check the TV’s network, then try again.',
  },
} satisfies Readonly<Record<PlayerErrorCode, ErrorText>>;

import { toRelayHead, type RelayHead, type RelayRefusal } from './relay-protocol.ts';

/** Ids of the app, as in appinfo.json and config.xml. */
export const WEBOS_APP = 'org.latchkey.tv';
export const TIZEN_APP = 'LatchkeyTV.Latchkey';

/** The relay as a service of the TV. On webOS its id must begin with the app's. */
export const WEBOS_SERVICE = 'org.latchkey.tv.relay';
export const TIZEN_SERVICE = 'LatchkeyTV.Relay';

/** Message port of the Tizen app. */
export const TIZEN_PORT = 'latchkey-relay';
/** Name of the number that the Tizen app hands to its service and gets back, so that it knows whose message that is. */
export const TIZEN_NONCE = 'nonce';

/** What a page asks of the webOS service: the same as over loopback, but for the secret, since the bus names the caller. */
export interface LunaCall extends Omit<RelayHead, 'secret'> {
  /** Base64 of either alphabet. */
  readonly body: string;
  /** For the answer of the other side. */
  readonly timeoutMs: number;
}

/** Beside `returnValue`, which every answer on the bus has. */
export type LunaAnswer =
  | { readonly refusal: RelayRefusal }
  | {
      readonly status: number;
      /** Where the answer came from, after redirects. */
      readonly url: string;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      /** Standard base64. */
      readonly body: string;
    };

/** `null` for anything that is no call. */
export function parseLunaCall(payload: Readonly<Record<string, unknown>>): LunaCall | null {
  const { body, timeoutMs } = payload;
  const head = toRelayHead(Object.assign({}, payload, { secret: '' }));
  if (head === null || typeof body !== 'string' || typeof timeoutMs !== 'number' || !(timeoutMs > 0)) return null;
  const { playback, method, url, headers, cookies, keepCookies } = head;
  return { playback, method, url, headers, cookies, keepCookies, body, timeoutMs };
}

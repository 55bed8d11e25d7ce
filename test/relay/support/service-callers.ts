import { TIZEN_NONCE } from '../../../src/lib/relay-services.ts';
import {
  RELAY_REFUSAL_HEADER,
  RELAY_URL_HEADER,
  type RelayAddress,
  type RelayHead,
} from '../../../src/lib/relay-protocol.ts';
import { call } from '../upstream.ts';
import type { Told, Tv } from './tv.ts';

/** What comes back of a service, whichever way it was asked. */
export interface Answered {
  readonly refusal: string | null;
  readonly status: number;
  readonly url: string | null;
  readonly body: string;
}

export interface Asked {
  readonly body?: string;
  /** Asks without the secret, or as another application. */
  readonly isStranger?: boolean;
}

export type Ask = (
  change: Partial<Omit<RelayHead, 'secret'>> & { readonly url: string },
  asked?: Asked,
) => Promise<Answered>;

/** Asks over LG's bus. */
export function askWebos(tv: Tv): Ask {
  return async (change, { body = '', isStranger = false } = {}) => {
    const head = { playback: 'p-1', method: 'POST', headers: {}, cookies: {}, keepCookies: true, ...change };
    const payload = { ...head, body: Buffer.from(body).toString('base64'), timeoutMs: 5000 };
    const sender = isStranger ? 'com.stranger.app' : 'org.latchkey.tv';
    const { refusal = null, status = 0, url = null, body: bytes = '' } = await tv.call('request', payload, sender);
    return { refusal, status, url, body: Buffer.from(String(bytes), 'base64').toString() } as Answered;
  };
}

/** Launches Samsung's service; what it told, and where it says that it is. */
export async function launchTizen(tv: Tv): Promise<{ readonly told: Told; readonly relay: RelayAddress }> {
  const told = await tv.launch([{ key: TIZEN_NONCE, value: ['n-1'] }]);
  const values = new Map(told.items.map(({ key, value }) => [key, value]));
  return { told, relay: { url: values.get('url') ?? '', secret: values.get('secret') ?? '', hosts: [] } };
}

/** Asks over loopback. */
export async function askTizen(tv: Tv): Promise<Ask> {
  const { relay } = await launchTizen(tv);
  return async (change, { body = '', isStranger = false } = {}) => {
    const head = isStranger ? { ...change, secret: '0'.repeat(32) } : change;
    const answer = await call(relay, head, { body, origin: 'null' });
    const refusal = answer.headers.get(RELAY_REFUSAL_HEADER);
    const text = await answer.text();
    const isRefused = refusal !== null;
    return {
      refusal,
      status: isRefused ? 0 : answer.status,
      url: answer.headers.get(RELAY_URL_HEADER),
      body: isRefused ? '' : text,
    };
  };
}

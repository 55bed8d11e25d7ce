import type { CookieDelivery } from '../../drm/cookie-delivery.ts';
import type { PlayerError } from '../../errors.ts';
import type { PreparedAnswer } from '../../player/player-engine.ts';
import { createMediaLoader } from './media-transport.ts';
import type { DashRequestFacts } from './request-class.ts';

/** What nobody of dash.js asks for, and yet goes through the seam of all media requests. */
export interface MediaRequest {
  readonly url: string;
  readonly responseType: '' | 'arraybuffer' | 'blob';
  readonly timeoutMs: number;
  /** Default: no limit. What is longer is given up. */
  readonly maxBytes?: number;
  readonly facts: DashRequestFacts;
}

/**
 * The answer of status 200. `null`: not to be had, or `signal` was aborted. Rejects with the PlayerError of a cookie that
 * cannot be carried.
 */
export function fetchMedia(
  { url, responseType, timeoutMs, maxBytes = Infinity, facts }: MediaRequest,
  cookies: CookieDelivery,
  signal: AbortSignal,
): Promise<PreparedAnswer | null> {
  return new Promise((resolve, reject) => {
    const onError = (error: PlayerError): void => reject(error);
    const loader = createMediaLoader({ acceptManifest: () => true, cookies, onError });
    const response = { url, status: 0, statusText: '', headers: {}, data: null as unknown };
    const settle = (answer: PreparedAnswer | null): void => {
      signal.removeEventListener('abort', giveUp);
      resolve(answer);
    };
    const giveUp = (): void => {
      loader.abort();
      settle(null);
    };
    const onprogress = ({ loaded }: ProgressEvent): void => {
      if (loaded > maxBytes) giveUp();
    };
    const onloadend = (): void => settle(response.status === 200 ? response : null);
    if (signal.aborted) {
      resolve(null);
      return;
    }
    signal.addEventListener('abort', giveUp);
    loader.load(
      {
        ...{ url, method: 'GET', responseType, headers: null, credentials: 'omit', timeout: timeoutMs },
        customData: { request: facts, onloadend, onprogress },
      },
      response,
    );
  });
}

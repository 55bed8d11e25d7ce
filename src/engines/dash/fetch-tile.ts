import type { CookieDelivery } from '../../drm/cookie-delivery.ts';
import { createMediaLoader } from './media-transport.ts';

const TIMEOUT_MS = 5000;

/**
 * One tile of thumbnails, through the seam of all media requests. `null`: not to be had, or `signal` was aborted. Rejects
 * with the PlayerError of a cookie that cannot be carried.
 */
export function fetchTile(url: string, cookies: CookieDelivery, signal: AbortSignal): Promise<Blob | null> {
  return new Promise((resolve, reject) => {
    const loader = createMediaLoader({ acceptManifest: () => true, cookies, onError: reject });
    const response = { url, status: 0, statusText: '', headers: {}, data: null as unknown };
    const onloadend = (): void => {
      resolve(response.status === 200 && response.data instanceof Blob ? response.data : null);
    };
    signal.addEventListener('abort', () => {
      loader.abort();
      resolve(null);
    });
    loader.load(
      {
        ...{ url, method: 'GET', responseType: 'blob', headers: null, credentials: 'omit', timeout: TIMEOUT_MS },
        customData: { request: { type: 'MediaSegment', mediaType: 'image' }, onloadend },
      },
      response,
    );
  });
}

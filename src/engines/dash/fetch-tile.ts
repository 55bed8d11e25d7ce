import type { CookieDelivery } from '../../drm/cookie-delivery.ts';
import { fetchMedia } from './fetch-media.ts';

const TIMEOUT_MS = 5000;

/**
 * One tile of thumbnails. `null`: not to be had, or `signal` was aborted. Rejects with the PlayerError of a cookie that
 * cannot be carried.
 */
export async function fetchTile(url: string, cookies: CookieDelivery, signal: AbortSignal): Promise<Blob | null> {
  const facts = { type: 'MediaSegment', mediaType: 'image' };
  const answer = await fetchMedia({ url, responseType: 'blob', timeoutMs: TIMEOUT_MS, facts }, cookies, signal);
  return answer?.data instanceof Blob ? answer.data : null;
}

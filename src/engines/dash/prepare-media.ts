import type { CookieDelivery } from '../../drm/cookie-delivery.ts';
import type { EngineSource, PreparedAnswer, PreparedMedia } from '../../player/player-engine.ts';
import { checkManifest } from './check-manifest.ts';
import { fetchMedia, type MediaRequest } from './fetch-media.ts';
import { findStartFiles } from './start-files.ts';

type Answer = Promise<PreparedAnswer | null>;

const TIMEOUT_MS = 8000;
/** Of each file: a first segment is at most some seconds of the lowest rendition. */
const MAX_BYTES = 2 * 1024 * 1024;

/**
 * Fetches manifest, then together init and first segments of the renditions that a playback begins with. Silent: what is
 * not to be had is asked for again by dash.js, which tells why.
 */
export function prepareMedia(source: Omit<EngineSource, 'prepared'>, signal: AbortSignal): PreparedMedia {
  const answers = new Map<string, Answer>();
  const get = (request: Omit<MediaRequest, 'timeoutMs'>): Answer => getQuietly(request, source.cookies, signal);
  const manifest = get({ url: source.manifestUrl, responseType: '', maxBytes: MAX_BYTES, facts: { type: 'MPD' } });
  const read = manifest.then((answer) => {
    const mpd = answer === null ? null : readStaticManifest(answer);
    if (answer === null || mpd === null) return null;
    const { maxVideoHeight, wishes } = source;
    const canPlay = (type: string): boolean => MediaSource.isTypeSupported(type);
    for (const { url, ...facts } of findStartFiles(mpd, { baseUrl: answer.url, maxVideoHeight, wishes, canPlay })) {
      answers.set(url, get({ url, responseType: 'arraybuffer', maxBytes: MAX_BYTES, facts }));
    }
    return answer;
  });
  answers.set(source.manifestUrl, read);
  return {
    take(url) {
      const answer = answers.get(url) ?? null;
      answers.delete(url);
      return answer;
    },
  };
}

function getQuietly(request: Omit<MediaRequest, 'timeoutMs'>, cookies: CookieDelivery, signal: AbortSignal): Answer {
  return fetchMedia({ ...request, timeoutMs: TIMEOUT_MS }, cookies, signal).catch(() => null);
}

/** `null`: dash.js must see what is wrong with it, or it is that of a live stream, and old when it is wanted. */
function readStaticManifest({ data }: PreparedAnswer): Document | null {
  if (typeof data !== 'string' || checkManifest(data) !== null) return null;
  const mpd = new DOMParser().parseFromString(data, 'text/xml');
  return mpd.documentElement.getAttribute('type') === 'dynamic' ? null : mpd;
}

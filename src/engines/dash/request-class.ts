import type { MediaInfo } from 'dashjs';
import type { RequestClass } from '../../drm/cookies.ts';

/** dash.js's own request, as far as it tells what is asked for. */
export interface DashRequestFacts {
  /** `MPD`, `XLinkExpansion`, `InitializationSegment`, `MediaSegment`, `IndexSegment` or another. */
  readonly type?: string | null;
  /** `video`, `audio`, `text` or `image`, where it is of one track. */
  readonly mediaType?: string | null;
  readonly mediaInfo?: { readonly mimeType?: string | null } | null;
  /** Of init and media segments. */
  readonly representation?: { readonly mediaInfo?: MediaInfo | null } | null;
}

/** `null`: no request of the resource itself, such as one for the time of day. */
export function requestClassOf({ type, mediaType, mediaInfo }: DashRequestFacts): RequestClass | null {
  if (type === 'MPD' || type === 'XLinkExpansion') return 'manifest';
  const mimeType = mediaInfo?.mimeType ?? '';
  if (mediaType === 'text' || /^text\/|^application\/ttml/.test(mimeType)) return 'text';
  if (mediaType === 'image' || mimeType.startsWith('image/')) return 'image';
  if (type === 'InitializationSegment') return 'init';
  return type === 'MediaSegment' || type === 'IndexSegment' ? 'segment' : null;
}

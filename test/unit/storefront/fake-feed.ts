import { toArrayBuffer } from '../../../src/lib/bytes.ts';

export const KEY_ID = '00112233445566778899aabbccddeeff';

/** A title as the feed brings it. */
export function feedTitle(id: string, change: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    title: { en: `Title ${id}` },
    synopsis: { en: 'Short.', fr: 'Court.' },
    artwork: { card: `https://art.test/${id}/card.jpg`, background: `https://art.test/${id}/background.jpg` },
    sources: [
      { manifestUrl: `https://cdn.test/${id}/hevc.mpd`, codecs: { audio: 'mp4a.40.2', video: 'hvc1.1.6.L93.B0' } },
      { manifestUrl: `https://cdn.test/${id}/avc.mpd`, codecs: { audio: 'mp4a.40.2', video: 'avc1.4D401E' } },
    ],
    protection: { keyIds: [KEY_ID], initData: ['AAEC'] },
    ...change,
  };
}

/** One rail called `all` with these titles. */
export function feed(titles: readonly unknown[], ids: readonly string[]): object {
  return { version: 1, rails: [{ id: 'all', title: { en: 'All' }, titles: ids }], titles };
}

export function jsonBody(value: unknown): ArrayBuffer {
  return toArrayBuffer(new TextEncoder().encode(JSON.stringify(value)));
}

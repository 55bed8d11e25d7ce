import { MediaResource } from '../../../src/drm/media-resource.ts';
import { DefaultMetadataKeys, Metadata } from '../../../src/drm/metadata.ts';
import { PlayerError } from '../../../src/errors.ts';
import type { PlayerErrorCode, ErrorDetails } from '../../../src/errors.ts';
import type { Loaded, PlayerState } from '../../../src/player/player-state.ts';
import type { Catalog } from '../../../src/storefront/catalog.ts';
import type { FeedTitle } from '../../../src/storefront/feed.ts';

/** One pixel, so that no test asks the network for artwork. */
const PIXEL = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

export function demoTitle(id: string, change: Partial<FeedTitle> = {}): FeedTitle {
  return {
    id,
    title: { en: `Film ${id}`, fr: `Le film ${id}` },
    synopsis: { en: 'Two forecasters share one winter.', fr: 'Deux prévisionnistes partagent un hiver.' },
    year: 2025,
    duration: 5880,
    rating: '7+',
    badges: ['UHD'],
    artwork: { card: `${PIXEL}#card-${id}`, background: `${PIXEL}#background-${id}` },
    sources: [{ manifestUrl: `https://media.example/${id}.mpd`, codecs: { audio: 'mp4a.40.2', video: 'avc1.4D401F' } }],
    protection: { keyIds: ['0'.repeat(32)], initData: [], startKeyIds: [] },
    ...change,
  };
}

/** Two rails: ten titles, then three. */
export function demoCatalog(): Catalog & { status: 'ready' } {
  const titles = Array.from({ length: 10 }, (_, index) => demoTitle(`t${index}`));
  return {
    status: 'ready',
    rails: [
      { id: 'tonight', title: { en: 'Tonight', fr: 'Ce soir' }, titles },
      { id: 'short', title: { en: 'Short films', fr: 'Courts métrages' }, titles: titles.slice(0, 3) },
    ],
    rejected: [],
  };
}

export function toDemoResource({ id }: FeedTitle): MediaResource {
  const metadata = new Metadata();
  metadata.setValue(DefaultMetadataKeys.RESOURCE_ID, id);
  return MediaResource.createFromURL(`https://media.example/${id}.mpd`, metadata);
}

export function loadedState(
  status: Extract<PlayerState, Loaded>['status'],
  change: Partial<Loaded> = {},
): Extract<PlayerState, Loaded> {
  const resource = toDemoResource(demoTitle('t0'));
  const times = {
    position: 600,
    duration: 5880,
    bufferedUntil: 640,
    liveWindow: null,
    seekTarget: null,
    thumbnail: null,
    impairment: null,
    limit: null,
    isOnline: true,
    renditions: [],
    rate: 1,
    statistics: null,
  };
  return { status, resource, ...times, tracks: [], quality: null, cues: [], ...change };
}

export function failure(code: PlayerErrorCode, details: ErrorDetails = {}): PlayerError {
  return new PlayerError(code, 'for developers only', { details });
}

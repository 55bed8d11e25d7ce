import { DEMO_COOKIES } from '../required-cookies.ts';
import type { Faults } from '../faults.ts';
import { TEXT_LANGUAGES } from '../packager/film-cues.ts';
import type { TitleKeys } from '../packager/packaged-title.ts';
import { AUDIO_LANGUAGES, RENDITIONS } from '../packager/renditions.ts';
import type { TitleFacts, TitleLibrary } from '../title-library.ts';
import { DEMO_RAILS, type DemoRail, type DemoTitle } from '../titles.ts';

/** The feed as it goes out: rails name titles by id, every URL is absolute. */
export interface FeedBody {
  readonly version: 1;
  readonly rails: readonly DemoRail[];
  readonly titles: readonly object[];
}

/** The demo's rails, and one of the titles that are on none of them. */
export async function makeFeed(library: TitleLibrary, baseUrl: string, faults: Faults): Promise<FeedBody> {
  const titles = await Promise.all(
    library.titles.map(async (title) => {
      const entry = {
        ...toFeedTitle(title, library.keysOf(title), await library.facts(title), baseUrl),
        ...(title.isLive && { programmes: library.programmes(title) }),
      };
      return faults.brokenFeedEntries.has(title.id) ? withoutCard(entry) : entry;
    }),
  );
  return { version: 1, rails: listRails(library.titles), titles };
}

function listRails(titles: readonly DemoTitle[]): readonly DemoRail[] {
  const railed = new Set(DEMO_RAILS.flatMap((rail) => rail.titles));
  const others = titles.flatMap(({ id }) => (railed.has(id) ? [] : [id]));
  if (others.length === 0) return DEMO_RAILS;
  return [...DEMO_RAILS, { id: 'others', title: { en: 'Others', fr: 'Autres' }, titles: others }];
}

function toFeedTitle(title: DemoTitle, keys: TitleKeys | null, facts: TitleFacts, baseUrl: string) {
  const { id, title: name, synopsis, year, rating, badges, isLive, cookiesFor } = title;
  return {
    id,
    title: name,
    synopsis,
    year,
    rating,
    badges,
    maxHeight: findMaxHeight(title),
    audioLanguages: AUDIO_LANGUAGES,
    // Films of one period alone have their subtitles in files beside them.
    ...(!isLive && !title.hasLaterKeys && { subtitleLanguages: TEXT_LANGUAGES }),
    ...(isLive ? { isLive } : { duration: facts.duration }),
    artwork: { card: `${baseUrl}/art/${id}/card.jpg`, background: `${baseUrl}/art/${id}/background.jpg` },
    sources: facts.sources.map(({ manifest, codecs }) => ({
      manifestUrl: `${baseUrl}/media/${id}/${manifest}`,
      codecs,
    })),
    protection: keys === null ? 'none' : toProtection(keys, facts),
    ...(cookiesFor && { network: toNetwork(cookiesFor) }),
    ...title.timeline,
  };
}

/** UHD pictures have a key of their own, so a title without that key is packaged without them. */
function findMaxHeight({ hasUhd }: DemoTitle): number {
  const pictures = RENDITIONS.filter(({ keyRole }) => keyRole !== 'uhd' || hasUhd === true);
  return Math.max(...pictures.map((rendition) => (rendition.kind === 'video' ? rendition.height : 0)));
}

/** A playback begins with the smallest pictures. */
function toProtection({ audio, sd }: TitleKeys, { initData }: TitleFacts) {
  return {
    keyIds: initData.map(({ keyId }) => keyId),
    initData: initData.map(({ cenc }) => cenc),
    startKeyIds: [audio.keyId, sd.keyId],
  };
}

/** As the cookie guide has it: the names of TVSDK. */
function toNetwork(cookiesFor: NonNullable<DemoTitle['cookiesFor']>) {
  const isForAll = cookiesFor === 'all';
  return { cookieHeaders: DEMO_COOKIES, useCookieHeadersForAllRequests: isForAll, forceNativeNetworking: !isForAll };
}

function withoutCard(entry: ReturnType<typeof toFeedTitle>): object {
  return { ...entry, artwork: { background: entry.artwork.background } };
}

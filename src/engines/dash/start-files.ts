import { attempt } from '../../lib/attempt.ts';
import { chooseAudio } from '../../player/choose-tracks.ts';
import type { PlaybackWishes } from '../../player/playback-wishes.ts';
import { startBitrate } from './dash-settings.ts';
import { expandTemplate } from './expand-template.ts';
import { readRoles, type Descriptor } from './track-roles.ts';

/** A file that a playback asks for first. */
export interface StartFile {
  readonly url: string;
  readonly type: 'InitializationSegment' | 'MediaSegment';
  readonly mediaType: 'video' | 'audio';
}

export interface StartFilesOptions {
  /** Of the manifest's answer. */
  readonly baseUrl: string;
  readonly maxVideoHeight: number | null;
  readonly wishes: PlaybackWishes;
  /** `MediaSource.isTypeSupported`, handed in. */
  readonly canPlay: (contentType: string) => boolean;
}

/**
 * Init and first segment of the renditions that dash.js begins with, as far as they are named by a SegmentTemplate. A wrong
 * guess costs what it fetched: dash.js asks for its own. None for a live stream: its beginning is not where it starts.
 */
export function findStartFiles(mpd: Document, options: StartFilesOptions): readonly StartFile[] {
  const period = childrenOf(mpd.documentElement, 'Period')[0];
  if (period === undefined || mpd.documentElement.getAttribute('type') === 'dynamic') return [];
  const renditions = childrenOf(period, 'AdaptationSet').flatMap((set) =>
    childrenOf(set, 'Representation').map((element): Rendition => ({
      path: [mpd.documentElement, period, set, element],
    })),
  );
  return (['video', 'audio'] as const).flatMap((mediaType) => {
    const ofKind = renditions.filter((rendition) => mayPlay(rendition, mediaType, options));
    const chosen = mediaType === 'video' ? chooseVideo(ofKind, options.wishes) : chooseSound(ofKind, options.wishes);
    return chosen === undefined ? [] : filesOf(chosen, mediaType, options.baseUrl);
  });
}

/** A Representation, last, and what it inherits from. */
interface Rendition {
  readonly path: readonly Element[];
}

const read = ({ path }: Rendition, name: string): string | null =>
  [...path]
    .reverse()
    .find((element) => element.hasAttribute(name))
    ?.getAttribute(name) ?? null;

const bandwidthOf = (rendition: Rendition): number => Number(read(rendition, 'bandwidth') ?? Infinity);

function mayPlay(rendition: Rendition, mediaType: string, { maxVideoHeight, canPlay }: StartFilesOptions): boolean {
  const mimeType = read(rendition, 'mimeType') ?? '';
  if (!mimeType.startsWith(`${mediaType}/`) || !canPlay(`${mimeType}; codecs="${read(rendition, 'codecs') ?? ''}"`))
    return false;
  return mediaType !== 'video' || Number(read(rendition, 'height') ?? 0) <= (maxVideoHeight ?? Infinity);
}

/** As `chooseInitialTracks` has it. */
function chooseSound(renditions: readonly Rendition[], { audio }: PlaybackWishes): Rendition | undefined {
  const tracks = renditions.map((rendition) => ({
    rendition,
    language: languageOf(rendition),
    roles: readRoles('audio', descriptorsOf(rendition, 'Role'), descriptorsOf(rendition, 'Accessibility')),
  }));
  return chooseAudio(tracks, audio)?.rendition;
}

/** As dash.js names it: `fra` is `fr`. */
function languageOf(rendition: Rendition): string {
  const told = read(rendition, 'lang') ?? 'und';
  return attempt(() => Intl.getCanonicalLocales(told)[0] ?? null) ?? told;
}

function descriptorsOf({ path }: Rendition, localName: string): readonly Descriptor[] {
  return path
    .flatMap((element) => childrenOf(element, localName))
    .map((element) => ({ schemeIdUri: element.getAttribute('schemeIdUri'), value: element.getAttribute('value') }));
}

/** As `chooseInitialTracks` and the first bitrate of dash-settings.ts have it: the best that fits, of the lowest set. */
function chooseVideo(renditions: readonly Rendition[], { maxBitrateBps }: PlaybackWishes): Rendition | undefined {
  const sorted = [...renditions].sort((one, other) => bandwidthOf(one) - bandwidthOf(other));
  const fitting = sorted.filter((rendition) => bandwidthOf(rendition) <= startBitrate(maxBitrateBps));
  return fitting[fitting.length - 1] ?? sorted[0];
}

function filesOf(rendition: Rendition, mediaType: StartFile['mediaType'], answerUrl: string): readonly StartFile[] {
  const templates = rendition.path.flatMap((element) => childrenOf(element, 'SegmentTemplate'));
  const attribute = (name: string): string | null =>
    templates.reduce<string | null>((found, template) => template.getAttribute(name) ?? found, null);
  const timeline = templates.flatMap((template) => childrenOf(template, 'SegmentTimeline'));
  const firstTime = timeline.flatMap((element) => childrenOf(element, 'S'))[0]?.getAttribute('t') ?? '0';
  const values = {
    RepresentationID: read(rendition, 'id') ?? '',
    Bandwidth: read(rendition, 'bandwidth') ?? '',
    Number: attribute('startNumber') ?? '1',
    Time: firstTime,
  };
  const baseUrl = rendition.path.reduce(
    (base, element) => resolve(childrenOf(element, 'BaseURL')[0]?.textContent.trim() ?? '', base),
    answerUrl,
  );
  const fileOf = (name: string, type: StartFile['type']): readonly StartFile[] => {
    const template = attribute(name);
    return template === null ? [] : [{ url: resolve(expandTemplate(template, values), baseUrl), type, mediaType }];
  };
  return [...fileOf('initialization', 'InitializationSegment'), ...fileOf('media', 'MediaSegment')];
}

function resolve(url: string, base: string): string {
  return url === '' ? base : new URL(url, base).href;
}

function childrenOf(element: Element, localName: string): readonly Element[] {
  return Array.from(element.children).filter((child) => child.localName === localName);
}

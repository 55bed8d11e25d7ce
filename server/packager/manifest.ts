import { formatContentProtection } from './content-protection.ts';
import { formatSidecarSets, type Sidecars } from './manifest-sidecars.ts';
import type { PackagedRendition } from './package-rendition.ts';
import {
  AUDIO_LANGUAGES,
  FILM_DURATION,
  FRAME_RATE,
  SEGMENT_DURATION,
  type AudioRendition,
  type VideoRendition,
} from './renditions.ts';

/** The renditions of one AdaptationSet: one kind, one key, for video; one language for audio. */
type AdaptationGroup = readonly [PackagedRendition, ...PackagedRendition[]];

const NAMESPACES = [
  'xmlns="urn:mpeg:dash:schema:mpd:2011"',
  'xmlns:cenc="urn:mpeg:cenc:2013"',
  'xmlns:mspr="urn:microsoft:playready"',
].join(' ');
const STATIC = `type="static" mediaPresentationDuration="PT${FILM_DURATION}S"`;

/** Below the title: what the second period of a title is made of. */
export const LATER_FOLDER = 'later/';

const CHANNEL_SCHEME = 'urn:mpeg:dash:23003:3:audio_channel_configuration:2011';

/** A static DASH manifest (isoff-live profile) with relative URLs: `<rendition>/init.mp4`, `<rendition>/<number>.m4s`. */
export function formatManifest(renditions: readonly PackagedRendition[], sidecars: Sidecars): string {
  const sets = formatMediaSets(renditions);
  return formatMpd(STATIC, formatPeriod('film', 0, [...sets, ...formatSidecarSets(sidecars, sets.length + 1)]));
}

/** Likewise, of two periods: the later one begins with segment `laterNumber`. Sidecar files, which know none, are left out. */
export function formatPeriodsManifest(
  renditions: readonly PackagedRendition[],
  later: readonly PackagedRendition[],
  laterNumber: number,
): string {
  const laterSets = [`    <BaseURL>${LATER_FOLDER}</BaseURL>`, ...formatMediaSets(later, laterNumber)];
  const laterStart = (laterNumber - 1) * SEGMENT_DURATION;
  const periods = formatPeriod('film', 0, formatMediaSets(renditions)) + formatPeriod('later', laterStart, laterSets);
  return formatMpd(STATIC, periods);
}

/** The AdaptationSets of video and audio; ids count from 1. The period begins with segment `firstNumber`. */
export function formatMediaSets(renditions: readonly PackagedRendition[], firstNumber = 1): readonly string[] {
  const groups = groupRenditions(renditions);
  return groups.map((group, index) => formatAdaptationSet(group, index + 1, switchingIds(groups, index), firstNumber));
}

/** `start` in seconds. */
export function formatPeriod(id: string, start: number, sets: readonly string[]): string {
  return `  <Period id="${id}" start="PT${start}S">
${sets.join('\n')}
  </Period>
`;
}

/** `attributes` of the MPD say whether it is on air; `after` stands behind the periods. */
export function formatMpd(attributes: string, periods: string, after = ''): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<MPD ${NAMESPACES} profiles="urn:mpeg:dash:profile:isoff-live:2011" minBufferTime="PT${SEGMENT_DURATION}S"
  ${attributes}>
${periods}${after}</MPD>
`;
}

function groupRenditions(renditions: readonly PackagedRendition[]): readonly AdaptationGroup[] {
  const groups = new Map<string, [PackagedRendition, ...PackagedRendition[]]>();
  for (const packaged of renditions) {
    const { rendition } = packaged.track;
    const name = rendition.kind === 'video' ? rendition.keyRole : rendition.language;
    const group = groups.get(`${rendition.kind} ${name}`);
    if (group) group.push(packaged);
    else groups.set(`${rendition.kind} ${name}`, [packaged]);
  }
  return [...groups.values()];
}

/** The other video sets: the same pictures in other sizes under another key, so a player may go from one to the next. */
function switchingIds(groups: readonly AdaptationGroup[], own: number): readonly number[] {
  if (groups[own]?.[0].track.rendition.kind !== 'video') return [];
  return groups.flatMap(([first], index) =>
    index !== own && first.track.rendition.kind === 'video' ? [index + 1] : [],
  );
}

function formatAdaptationSet(
  group: AdaptationGroup,
  id: number,
  switchTo: readonly number[],
  firstNumber: number,
): string {
  const [{ track, encryption }] = group;
  const { rendition, timescale } = track;
  const channels = rendition.kind === 'audio' ? [formatChannels(rendition)] : [];
  const switching = switchTo.length > 0 ? [formatSwitching(switchTo)] : [];
  const elements = [
    ...channels,
    ...(encryption ? formatContentProtection(encryption) : []),
    ...switching,
    `<Role schemeIdUri="urn:mpeg:dash:role:2011" value="${isDubbed(rendition) ? 'dub' : 'main'}"/>`,
    formatTemplate(timescale, firstNumber),
    ...group.map(formatRepresentation),
  ];
  return `    <AdaptationSet id="${id}" ${setAttributes(rendition)} segmentAlignment="true" startWithSAP="1">
${elements.map((element) => `      ${element}`).join('\n')}
    </AdaptationSet>`;
}

/** Times in a later period count on: `presentationTimeOffset` says from where. */
function formatTemplate(timescale: number, firstNumber: number): string {
  const offset = Math.round((firstNumber - 1) * SEGMENT_DURATION * timescale);
  return [
    `<SegmentTemplate timescale="${timescale}" duration="${Math.round(SEGMENT_DURATION * timescale)}"`,
    `startNumber="${firstNumber}"${offset > 0 ? ` presentationTimeOffset="${offset}"` : ''}`,
    'initialization="$RepresentationID$/init.mp4" media="$RepresentationID$/$Number$.m4s"/>',
  ].join(' ');
}

function setAttributes(rendition: VideoRendition | AudioRendition): string {
  return rendition.kind === 'video'
    ? `contentType="video" mimeType="video/mp4" frameRate="${FRAME_RATE}" par="16:9"`
    : `contentType="audio" mimeType="audio/mp4" lang="${rendition.language}"`;
}

function isDubbed(rendition: VideoRendition | AudioRendition): boolean {
  return rendition.kind === 'audio' && rendition.language !== AUDIO_LANGUAGES[0];
}

function formatChannels({ channels }: AudioRendition): string {
  return `<AudioChannelConfiguration schemeIdUri="${CHANNEL_SCHEME}" value="${channels}"/>`;
}

function formatSwitching(ids: readonly number[]): string {
  return `<SupplementalProperty schemeIdUri="urn:mpeg:dash:adaptation-set-switching:2016" value="${ids.join(',')}"/>`;
}

function formatRepresentation({ track, bitrateBps }: PackagedRendition): string {
  const { rendition, codecs } = track;
  const format =
    rendition.kind === 'video'
      ? `width="${rendition.width}" height="${rendition.height}"`
      : `audioSamplingRate="${rendition.sampleRate}"`;
  return `<Representation id="${rendition.id}" codecs="${codecs}" bandwidth="${bitrateBps}" ${format}/>`;
}

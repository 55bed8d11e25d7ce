import { createEncryption, type ProtectionScheme } from './encryption.ts';
import { formatLiveManifest } from './live-manifest.ts';
import { formatManifest, formatPeriodsManifest, LATER_FOLDER } from './manifest.ts';
import { packageRendition, type PackagedRendition } from './package-rendition.ts';
import type { PackagedFile, PackagedTitle, PeriodKeys, TitleKeys } from './packaged-title.ts';
import { joinPsshBoxes, writePsshBoxes } from './pssh.ts';
import { FILM_DURATION, SEGMENT_COUNT, type CodecFamily, type Rendition } from './renditions.ts';
import { loadSourceTracks, type SourceTrack } from './source-track.ts';
import { TEXT_TRACKS } from './text-tracks.ts';
import { loadThumbnailTiles } from './thumbnails.ts';

type PathAndFile = readonly [path: string, file: PackagedFile];

/** Best first: H.264 is what every TV decodes in hardware. */
const MANIFESTS: readonly (readonly [path: string, family: CodecFamily])[] = [
  ['manifest.mpd', 'h264'],
  ['manifest-vp9.mpd', 'vp9'],
];

/** The first segment of the second period, where there is one: half of the film each. */
const LATER_NUMBER = SEGMENT_COUNT / 2 + 1;

/**
 * Packages the demo film as DASH, in memory. The same keys give the same bytes; `keys: null` gives a clear title, and `keys.later`
 * one of two periods, without sidecar files.
 */
export async function packageTitle(options: {
  readonly keys: TitleKeys | null;
  readonly scheme?: ProtectionScheme;
  /** Milliseconds since the epoch: on air since then, and without sidecar files. Absent: a film. */
  readonly liveSince?: number;
}): Promise<PackagedTitle> {
  const { keys, scheme = 'cenc', liveSince } = options;
  const [tracks, tiles] = await Promise.all([loadSourceTracks(), loadThumbnailTiles()]);
  const renditions = packageTracks(tracks, keys, scheme);
  const later = keys?.later ? packageTracks(tracks, keys.later, scheme) : null;
  const manifestOf = (family: CodecFamily): string => {
    if (later) return formatPeriodsManifest(ofFamily(renditions, family), ofFamily(later, family), LATER_NUMBER);
    return liveSince === undefined
      ? formatManifest(ofFamily(renditions, family), { texts: TEXT_TRACKS, tiles })
      : formatLiveManifest(ofFamily(renditions, family), liveSince);
  };
  const mediaFiles = later
    ? [
        ...renditions.flatMap((rendition) => listFiles(rendition, 1, LATER_NUMBER)),
        ...later.flatMap((rendition) => listFiles(rendition, LATER_NUMBER).map(intoLaterFolder)),
      ]
    : renditions.flatMap((rendition) => listFiles(rendition));
  return {
    files: new Map([
      ...MANIFESTS.map(([path, family]): PathAndFile => {
        return [path, { contentType: 'application/dash+xml', body: Buffer.from(manifestOf(family)) }];
      }),
      ...mediaFiles,
      ...(liveSince === undefined && !later ? listSidecarFiles(tiles) : []),
    ]),
    sources: MANIFESTS.map(([manifest, family]) => ({ manifest, codecs: lowestCodecs(ofFamily(renditions, family)) })),
    duration: FILM_DURATION,
    initData: listInitData([...renditions, ...(later ?? [])]),
  };
}

function packageTracks(
  tracks: readonly SourceTrack[],
  keys: PeriodKeys | null,
  scheme: ProtectionScheme,
): readonly PackagedRendition[] {
  return tracks.flatMap((track) => {
    const { id, keyRole } = track.rendition;
    const key = keys?.[keyRole];
    if (key) return packageRendition(track, createEncryption(key, id, scheme));
    return keyRole === 'uhd' ? [] : packageRendition(track, null);
  });
}

function ofFamily(renditions: readonly PackagedRendition[], family: CodecFamily): readonly PackagedRendition[] {
  return renditions.filter(({ track }) => track.rendition.family === family);
}

/** With the segments from number `first` on, up to `end` without it. */
function listFiles(
  { track, init, segments }: PackagedRendition,
  first = 1,
  end = SEGMENT_COUNT + 1,
): readonly PathAndFile[] {
  const { id, kind } = track.rendition;
  return [
    [`${id}/init.mp4`, { contentType: `${kind}/mp4`, body: init }],
    ...segments
      .slice(first - 1, end - 1)
      .map((body, index): PathAndFile => [`${id}/${first + index}.m4s`, { contentType: 'video/iso.segment', body }]),
  ];
}

function intoLaterFolder([path, file]: PathAndFile): PathAndFile {
  return [LATER_FOLDER + path, file];
}

function listSidecarFiles(tiles: readonly Buffer[]): readonly PathAndFile[] {
  return [
    ...TEXT_TRACKS.map(({ path, mimeType, body }): PathAndFile => [path, { contentType: mimeType, body }]),
    ...tiles.map((body, index): PathAndFile => [`thumbnails/${index + 1}.jpg`, { contentType: 'image/jpeg', body }]),
  ];
}

/** Renditions stand smallest first, so the first of each kind asks least of a decoder. */
function lowestCodecs(renditions: readonly PackagedRendition[]): { readonly audio: string; readonly video: string } {
  const codecsOf = (kind: Rendition['kind']) =>
    renditions.find(({ track }) => track.rendition.kind === kind)?.track.codecs ?? '';
  return { audio: codecsOf('audio'), video: codecsOf('video') };
}

function listInitData(renditions: readonly PackagedRendition[]): PackagedTitle['initData'] {
  const byKeyId = new Map<string, string>();
  for (const { encryption } of renditions) {
    if (!encryption) continue;
    const cenc = joinPsshBoxes(writePsshBoxes(encryption.keyId, encryption.scheme)).toString('base64');
    byKeyId.set(encryption.keyId.toString('hex'), cenc);
  }
  return [...byKeyId].map(([keyId, cenc]) => ({ keyId, cenc }));
}

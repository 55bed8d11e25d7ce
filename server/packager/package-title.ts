import { createEncryption, type ProtectionScheme } from './encryption.ts';
import { formatLiveManifest } from './live-manifest.ts';
import { formatManifest } from './manifest.ts';
import { packageRendition, type PackagedRendition } from './package-rendition.ts';
import type { PackagedFile, PackagedTitle, TitleKeys } from './packaged-title.ts';
import { joinPsshBoxes, writePsshBoxes } from './pssh.ts';
import { FILM_DURATION, type CodecFamily, type Rendition } from './renditions.ts';
import { loadSourceTracks } from './source-track.ts';
import { TEXT_TRACKS } from './text-tracks.ts';
import { loadThumbnailTiles } from './thumbnails.ts';

type PathAndFile = readonly [path: string, file: PackagedFile];

/** Best first: H.264 is what every TV decodes in hardware. */
const MANIFESTS: readonly (readonly [path: string, family: CodecFamily])[] = [
  ['manifest.mpd', 'h264'],
  ['manifest-vp9.mpd', 'vp9'],
];

/** Packages the demo film as DASH, in memory. The same keys give the same bytes; `keys: null` gives a clear title. */
export async function packageTitle(options: {
  readonly keys: TitleKeys | null;
  readonly scheme?: ProtectionScheme;
  /** Milliseconds since the epoch: on air since then, and without sidecar files. Absent: a film. */
  readonly liveSince?: number;
}): Promise<PackagedTitle> {
  const { keys, scheme = 'cenc', liveSince } = options;
  const [tracks, tiles] = await Promise.all([loadSourceTracks(), loadThumbnailTiles()]);
  const renditions = tracks.flatMap((track) => {
    const { id, keyRole } = track.rendition;
    const key = keys?.[keyRole];
    if (key) return packageRendition(track, createEncryption(key, id, scheme));
    return keyRole === 'uhd' ? [] : packageRendition(track, null);
  });
  const ofFamily = (family: CodecFamily) => renditions.filter(({ track }) => track.rendition.family === family);
  const manifests = MANIFESTS.map(([path, family]): PathAndFile => {
    const manifest =
      liveSince === undefined
        ? formatManifest(ofFamily(family), { texts: TEXT_TRACKS, tiles })
        : formatLiveManifest(ofFamily(family), liveSince);
    return [path, { contentType: 'application/dash+xml', body: Buffer.from(manifest) }];
  });
  return {
    files: new Map([
      ...manifests,
      ...renditions.flatMap(listFiles),
      ...(liveSince === undefined ? listSidecarFiles(tiles) : []),
    ]),
    sources: MANIFESTS.map(([manifest, family]) => ({ manifest, codecs: lowestCodecs(ofFamily(family)) })),
    duration: FILM_DURATION,
    initData: listInitData(renditions),
  };
}

function listFiles({ track, init, segments }: PackagedRendition): readonly PathAndFile[] {
  const { id, kind } = track.rendition;
  return [
    [`${id}/init.mp4`, { contentType: `${kind}/mp4`, body: init }],
    ...segments.map((body, index): PathAndFile => [
      `${id}/${index + 1}.m4s`,
      { contentType: 'video/iso.segment', body },
    ]),
  ];
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

import { FILM_DURATION } from './renditions.ts';
import type { TextTrack } from './text-tracks.ts';
import { THUMBNAILS } from './thumbnails.ts';

/** What a manifest names beside the renditions. */
export interface Sidecars {
  readonly texts: readonly TextTrack[];
  /** JPEG tiles of {@link THUMBNAILS}, in order. */
  readonly tiles: readonly Buffer[];
}

const TILE_SCHEME = 'http://dashif.org/thumbnail_tile';

/** AdaptationSets of the subtitles, then that of the thumbnails; ids count from `firstId`. */
export function formatSidecarSets({ texts, tiles }: Sidecars, firstId: number): readonly string[] {
  return [
    ...texts.map((text, index) => formatTextSet(text, firstId + index)),
    formatThumbnailSet(tiles, firstId + texts.length),
  ];
}

function formatTextSet({ path, language, role, mimeType, body }: TextTrack, id: number): string {
  const bandwidth = Math.ceil((body.length * 8) / FILM_DURATION);
  return `    <AdaptationSet id="${id}" contentType="text" mimeType="${mimeType}" lang="${language}">
      <Role schemeIdUri="urn:mpeg:dash:role:2011" value="${role}"/>
      <Representation id="${role}-${language}" bandwidth="${bandwidth}">
        <BaseURL>${path}</BaseURL>
      </Representation>
    </AdaptationSet>`;
}

function formatThumbnailSet(tiles: readonly Buffer[], id: number): string {
  const { columns, rows, width, height, tileCount } = THUMBNAILS;
  const tileDuration = FILM_DURATION / tileCount;
  const bandwidth = Math.ceil((Math.max(...tiles.map(({ length }) => length)) * 8) / tileDuration);
  return `    <AdaptationSet id="${id}" contentType="image" mimeType="image/jpeg">
      <SegmentTemplate timescale="1000" duration="${Math.round(tileDuration * 1000)}" startNumber="1" media="$RepresentationID$/$Number$.jpg"/>
      <Representation id="thumbnails" bandwidth="${bandwidth}" width="${columns * width}" height="${rows * height}">
        <EssentialProperty schemeIdUri="${TILE_SCHEME}" value="${columns}x${rows}"/>
      </Representation>
    </AdaptationSet>`;
}

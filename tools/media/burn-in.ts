import type { VideoRendition } from '../../server/packager/renditions.ts';

/** Debian package `fonts-inter`: the typeface of the app. */
const FONT_FILE = '/usr/share/fonts/opentype/inter/Inter-Medium.otf';

/** Sizes as parts of the picture height; the margins keep clear of the 5 % a TV may cut off. */
const CLOCK_SIZE = 0.036;
const LABEL_SIZE = 0.021;
const RIGHT_MARGIN = 0.085;
/** To the baseline of the clock: below the time of day that a player may show in this corner. */
const TOP_MARGIN = 0.2;

/**
 * The clock's glyphs, right to left: what to draw and how wide its column is, in clock sizes. One column for each
 * digit, for Inter's digits differ in width and the clock must stand still.
 */
const CLOCK_COLUMNS: readonly (readonly [text: string, width: number])[] = [
  ['%{eif:mod(floor(n*10/25),10):d}', 0.64],
  ['.', 0.3],
  ['%{eif:mod(floor(n/25),10):d}', 0.64],
  ['%{eif:mod(floor(n/250),6):d}', 0.64],
  [':', 0.32],
  ['%{eif:floor(n/1500):d}', 0.64],
];

/** An ffmpeg filter: scales to the rendition and draws media time (m:ss.d) and the rendition's name, top right. */
export function burnInFilter(rendition: VideoRendition): string {
  const { width, height, family } = rendition;
  const label = `${height}p ${family === 'h264' ? 'H.264' : 'VP9'}`;
  const scale = `scale=${width}:${height}:flags=bicubic+accurate_rnd+full_chroma_int:in_color_matrix=bt709:out_color_matrix=bt709,setsar=1`;
  return [scale, ...clockFilters(width, height), labelFilter(label, width, height)].join(',');
}

function clockFilters(width: number, height: number): readonly string[] {
  const size = height * CLOCK_SIZE;
  let right = width - height * RIGHT_MARGIN;
  return CLOCK_COLUMNS.map(([text, columnWidth]) => {
    const center = right - (columnWidth * size) / 2;
    right -= columnWidth * size;
    return drawText(text, `${center.toFixed(1)}-tw/2`, `${(height * TOP_MARGIN).toFixed(1)}-ascent`, size, 0.92);
  });
}

function labelFilter(label: string, width: number, height: number): string {
  const right = width - height * RIGHT_MARGIN;
  const y = height * (TOP_MARGIN + LABEL_SIZE * 1.7);
  return drawText(label, `${right.toFixed(1)}-tw`, `${y.toFixed(1)}-ascent`, height * LABEL_SIZE, 0.62);
}

function drawText(text: string, x: string, y: string, size: number, alpha: number): string {
  const escaped = text.replaceAll(':', '\\:').replaceAll(',', '\\,');
  const offset = Math.max(1, Math.round(size / 24));
  return (
    `drawtext=fontfile=${FONT_FILE}:text='${escaped}':x=${x}:y=${y}:fontsize=${size.toFixed(1)}` +
    `:fontcolor=white@${alpha}:shadowcolor=black@0.35:shadowx=${offset}:shadowy=${offset}`
  );
}

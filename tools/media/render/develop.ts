import type { Raster } from './raster.ts';

const TABLE_SIZE = 16_384;
/** Light beyond this is white. */
const BRIGHTEST = 8;

/** Indexed by the square root of light, which spreads the dark tones where the eye sees steps. */
const TONES = Uint16Array.from({ length: TABLE_SIZE }, (_, index) => {
  const light = (index / (TABLE_SIZE - 1)) ** 2 * BRIGHTEST;
  return Math.round(toDisplay(light) * 0xffff);
});

/** From linear light to 16-bit `rgb48le`: highlights roll off as on film, then the gamma of a screen. */
export function develop({ light }: Raster): Buffer {
  const pixels = new Uint16Array(light.length);
  const factor = (TABLE_SIZE - 1) / Math.sqrt(BRIGHTEST);
  for (let index = 0; index < light.length; index += 1) {
    const position = Math.sqrt(Math.max(0, light[index] ?? 0)) * factor;
    pixels[index] = TONES[Math.min(TABLE_SIZE - 1, Math.round(position))] ?? 0;
  }
  return Buffer.from(pixels.buffer);
}

/** ACES approximation by Krzysztof Narkowicz, then sRGB's exponent. */
function toDisplay(light: number): number {
  const exposed = light * 0.8;
  const film = (exposed * (2.51 * exposed + 0.03)) / (exposed * (2.43 * exposed + 0.59) + 0.14);
  return Math.min(1, film) ** (1 / 2.2);
}

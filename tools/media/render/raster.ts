import type { Rgb } from './color.ts';

/** A picture in linear light, three numbers a pixel, row by row. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly light: Float32Array;
}

export function createRaster(width: number, height: number): Raster {
  return { width, height, light: new Float32Array(width * height * 3) };
}

/** Light at a place of a picture: `x` from 0 to the aspect ratio, `y` from 0 (top) to 1. */
export type Shader = (x: number, y: number) => Rgb;

export function paint(width: number, height: number, shader: Shader): Raster {
  const raster = createRaster(width, height);
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      raster.light.set(shader((column + 0.5) / height, (row + 0.5) / height), (row * width + column) * 3);
    }
  }
  return raster;
}

/** Adds a soft round point of light; `x`, `y` and `radius` in pixels. */
export function addGlow(raster: Raster, x: number, y: number, radius: number, color: Rgb): void {
  const reach = radius * 2.6;
  const lastRow = Math.min(raster.height - 1, Math.ceil(y + reach));
  const lastColumn = Math.min(raster.width - 1, Math.ceil(x + reach));
  for (let row = Math.max(0, Math.floor(y - reach)); row <= lastRow; row += 1) {
    for (let column = Math.max(0, Math.floor(x - reach)); column <= lastColumn; column += 1) {
      const squared = ((column + 0.5 - x) ** 2 + (row + 0.5 - y) ** 2) / (radius * radius);
      addLight(raster, column, row, color, Math.exp(-squared));
    }
  }
}

export function addLight({ width, light }: Raster, column: number, row: number, color: Rgb, amount: number): void {
  const index = (row * width + column) * 3;
  light[index] = (light[index] ?? 0) + color[0] * amount;
  light[index + 1] = (light[index + 1] ?? 0) + color[1] * amount;
  light[index + 2] = (light[index + 2] ?? 0) + color[2] * amount;
}

/** Adds the bilinear sample at pixel (x, y) of `source`, times `amount`, to three numbers of `target`. */
export function addSample(
  target: Float32Array,
  targetIndex: number,
  source: Raster,
  x: number,
  y: number,
  amount: number,
): void {
  const column = Math.max(0, Math.min(source.width - 2, Math.floor(x)));
  const row = Math.max(0, Math.min(source.height - 2, Math.floor(y)));
  const partX = Math.max(0, Math.min(1, x - column));
  const partY = Math.max(0, Math.min(1, y - row));
  const { light, width } = source;
  const top = (row * width + column) * 3;
  const bottom = top + width * 3;
  for (let channel = 0; channel < 3; channel += 1) {
    const left = (light[top + channel] ?? 0) * (1 - partY) + (light[bottom + channel] ?? 0) * partY;
    const right = (light[top + 3 + channel] ?? 0) * (1 - partY) + (light[bottom + 3 + channel] ?? 0) * partY;
    target[targetIndex + channel] = (target[targetIndex + channel] ?? 0) + (left + (right - left) * partX) * amount;
  }
}

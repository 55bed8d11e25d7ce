import { bell, clamp01, mix, smoothstep, type Rgb } from '../render/color.ts';
import type { Noise } from '../render/noise.ts';
import { createRaster, type Raster } from '../render/raster.ts';
import { addCurtain, hangCurtains } from './aurora-curtains.ts';
import type { Hour } from './hours.ts';

/** Where the water begins, from the top of the picture. */
export const HORIZON = 0.74;

/** The sky without stars at a time in seconds: gradient, glow, thin cloud and aurora. `height` is the whole picture's. */
export function paintSky(noise: Noise, width: number, height: number, hour: Hour, time: number): Raster {
  const sky = createRaster(width, Math.ceil(height * HORIZON) + 2);
  const clouds = coverOfClouds(noise, time);
  const curtains = hour.aurora > 0.003 ? hangCurtains(noise, width, time) : [];
  for (let row = 0; row < sky.height; row += 1) {
    const y = (row + 0.5) / height;
    const base = gradientAt(hour, y / HORIZON);
    const nearHorizon = bell(y - HORIZON, 0.2);
    for (let column = 0; column < width; column += 1) {
      const x = (column + 0.5) / height;
      const glow = nearHorizon * bell(x - hour.glowX, 0.75);
      const cloud = clouds(x, y);
      const index = (row * width + column) * 3;
      const afterglow = 0.55 * bell(x - hour.glowX, 0.9);
      for (let channel = 0; channel < 3; channel += 1) {
        const clear = (base[channel] ?? 0) + (hour.glow[channel] ?? 0) * glow;
        const lit = (hour.horizon[channel] ?? 0) * 0.8 + (hour.glow[channel] ?? 0) * afterglow;
        sky.light[index + channel] = clear + (lit - clear) * cloud;
      }
      for (const curtain of curtains) addCurtain(sky.light, index, curtain, column, y, hour.aurora * (1 - cloud * 0.6));
    }
  }
  return sky;
}

function gradientAt({ zenith, middle, horizon }: Hour, depth: number): Rgb {
  return mix(mix(zenith, middle, smoothstep(0, 0.75, depth)), horizon, clamp01(depth) ** 3.6);
}

const CLOUD_COLUMNS = 128;
const CLOUD_ROWS = 72;

/** Long thin bands that drift to the right, dense low over the horizon: 0 to about 0.6. */
function coverOfClouds(noise: Noise, time: number): (x: number, y: number) => number {
  const cover = new Float32Array(CLOUD_COLUMNS * CLOUD_ROWS);
  for (let index = 0; index < cover.length; index += 1) {
    const x = ((index % CLOUD_COLUMNS) / CLOUD_COLUMNS) * (16 / 9) * 1.02;
    const y = Math.floor(index / CLOUD_COLUMNS) / CLOUD_ROWS;
    const bands = noise.fractal(
      x * 1.15 - time * 0.012,
      y * 6.5 + 0.4 * noise.at(x * 2, y * 2, time * 0.02),
      time * 0.025,
      4,
    );
    cover[index] = smoothstep(0.02, 0.75, bands) * (0.18 + 0.5 * bell(y - 0.6, 0.2));
  }
  return (x, y) => {
    const column = Math.min(CLOUD_COLUMNS - 2, (x / ((16 / 9) * 1.02)) * CLOUD_COLUMNS);
    const row = Math.min(CLOUD_ROWS - 2, y * CLOUD_ROWS);
    const partX = column - Math.floor(column);
    const partY = row - Math.floor(row);
    const top = Math.floor(row) * CLOUD_COLUMNS + Math.floor(column);
    const bottom = top + CLOUD_COLUMNS;
    const upper = (cover[top] ?? 0) * (1 - partX) + (cover[top + 1] ?? 0) * partX;
    const lower = (cover[bottom] ?? 0) * (1 - partX) + (cover[bottom + 1] ?? 0) * partX;
    return upper + (lower - upper) * partY;
  };
}

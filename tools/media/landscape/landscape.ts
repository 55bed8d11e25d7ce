import { add, scale, smoothstep, type Rgb } from '../render/color.ts';
import { createNoise } from '../render/noise.ts';
import { addSample, createRaster, type Raster } from '../render/raster.ts';
import { hourAt, type Hour } from './hours.ts';
import { addLake } from './lake.ts';
import { plantPines } from './pines.ts';
import { raiseRidges, type Ridge } from './ridges.ts';
import { HORIZON, paintSky } from './sky.ts';
import { addStars, scatterStars } from './stars.ts';

/** The sky changes slowly over a picture, so it is painted at a half and enlarged. */
const SKY_DIVISOR = 2;

/** One night at a mountain lake. The returned function paints a moment of it: media time in seconds. */
export function createLandscape(width: number, height: number): (time: number) => Raster {
  const noise = createNoise(20_260);
  const rows = Math.ceil(height * HORIZON);
  const ridges = raiseRidges(noise, width, height, rows);
  const pines = plantPines(77, width, height);
  const stars = scatterStars(4_711, 2_600);
  return (time) => {
    const hour = hourAt(time);
    const sky = paintSky(noise, width / SKY_DIVISOR, height / SKY_DIVISOR, hour, time);
    const picture = createRaster(width, height);
    enlarge(sky, picture, rows);
    addStars(picture, height, stars, hour.stars, time);
    const ambient = ambientLight(hour, time);
    for (const ridge of ridges) coverWithRidge(picture, rows, ridge, hour, ambient);
    addLake(picture, rows, noise, hour, time);
    darken(picture, pines);
    return picture;
  };
}

function enlarge(sky: Raster, picture: Raster, rows: number): void {
  for (let row = 0; row < rows; row += 1) {
    const y = (row + 0.5) / SKY_DIVISOR - 0.5;
    for (let column = 0; column < picture.width; column += 1) {
      const x = (column + 0.5) / SKY_DIVISOR - 0.5;
      addSample(picture.light, (row * picture.width + column) * 3, sky, x, y, 1);
    }
  }
}

/** What lights the land: the whole sky, and the green of the aurora, which breathes. */
function ambientLight(hour: Hour, time: number): Rgb {
  const sky = add(scale(hour.middle, 0.35), hour.horizon, 0.16);
  return add(sky, [0.012, 0.085, 0.06], hour.aurora * (0.55 + 0.15 * Math.sin(time * 0.5)));
}

function coverWithRidge(picture: Raster, rows: number, ridge: Ridge, hour: Hour, ambient: Rgb): void {
  const air = add(add(scale(hour.horizon, 0.75), hour.middle, 0.25), [0.001, 0.006, 0.006], hour.aurora);
  const { width, height, light } = picture;
  for (let row = 0; row < rows; row += 1) {
    const foot = smoothstep(HORIZON - 0.16, HORIZON, (row + 0.5) / height);
    const haze = ridge.haze + ridge.mist * foot * foot;
    for (let column = 0; column < width; column += 1) {
      const pixel = row * width + column;
      const cover = ridge.cover[pixel] ?? 0;
      if (cover === 0) continue;
      const relief = (ridge.relief[pixel] ?? 0) * (1 - haze) * 0.32;
      for (let channel = 0; channel < 3; channel += 1) {
        const land = (ambient[channel] ?? 0) * relief + (air[channel] ?? 0) * haze * 0.55;
        const index = pixel * 3 + channel;
        light[index] = (light[index] ?? 0) * (1 - cover) + land * cover;
      }
    }
  }
}

function darken({ light }: Raster, cover: Float32Array): void {
  for (let pixel = 0; pixel < cover.length; pixel += 1) {
    const rest = 1 - 0.985 * (cover[pixel] ?? 0);
    for (let index = pixel * 3; index < pixel * 3 + 3; index += 1) light[index] = (light[index] ?? 0) * rest;
  }
}

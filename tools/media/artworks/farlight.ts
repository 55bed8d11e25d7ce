import { add, bell, hex, mix, scale, smoothstep, type Rgb } from '../render/color.ts';
import { createNoise, createRandom } from '../render/noise.ts';
import { addGlow, paint, type Raster } from '../render/raster.ts';
import type { Artwork } from './artwork.ts';

const noise = createNoise(3_001);
const PLANET = { x: 1.62, y: 1.42, radius: 1.02 };
/** Where the sun comes up over the limb: an angle from the planet's middle. */
const SUNRISE = -1.98;
const SUN_X = PLANET.x + Math.cos(SUNRISE) * PLANET.radius;
const SUN_Y = PLANET.y + Math.sin(SUNRISE) * PLANET.radius;

/** A sun that rises over the edge of a planet, far out. */
export const farlight: Artwork = {
  id: 'farlight',
  paint: (width, height) => {
    const picture = paint(width, height, nebulaAt);
    addStars(picture);
    const space = paint(width, height, planetAt);
    coverWithPlanet(picture, space);
    addSun(picture);
    return picture;
  },
};

function nebulaAt(x: number, y: number): Rgb {
  const bendX = noise.fractal(x * 1.3, y * 1.3, 1, 4);
  const bendY = noise.fractal(x * 1.3 + 9, y * 1.3, 4, 4);
  const dust = noise.fractal(x * 1.5 + bendX, y * 1.5 + bendY, 7, 6);
  const lane = bell(y - 0.62 + 0.42 * x - 0.12 * bendX, 0.26);
  const gas = smoothstep(-0.15, 0.8, dust) * lane;
  const color = mix(hex('#2a2b7a'), hex('#b0427e'), smoothstep(-0.3, 0.5, bendY));
  const hot = mix(color, hex('#ffb48a'), smoothstep(0.35, 0.9, dust) * lane);
  return add([0.002, 0.003, 0.008], hot, gas * 0.5);
}

function addStars(picture: Raster): void {
  const random = createRandom(12);
  for (let index = 0; index < 2_400; index += 1) {
    const brightness = 0.05 + 2.2 * random() ** 14;
    const warmth = random();
    const color = scale([0.8 + 0.35 * warmth, 0.88, 1.2 - 0.4 * warmth], brightness);
    addGlow(picture, random() * picture.width, random() * picture.height, 0.8 + 0.8 * brightness, color);
  }
}

/** The lit planet and its air; black where there is neither. */
function planetAt(x: number, y: number): Rgb {
  const [dx, dy] = [(x - PLANET.x) / PLANET.radius, (y - PLANET.y) / PLANET.radius];
  const distance = Math.hypot(dx, dy);
  const sunward = Math.exp(-(1 - Math.cos(Math.atan2(dy, dx) - SUNRISE)) * 5);
  const air = distance > 1 ? Math.exp((1 - distance) * 42) : Math.exp((distance - 1) * 16) * 0.8;
  const rim = Math.exp(-Math.abs(distance - 1) * 190);
  const blue = scale(hex('#3f8cff'), air * (0.05 + 1.1 * sunward));
  const white = scale(hex('#d8ecff'), rim * (0.06 + 2.4 * sunward));
  const glow = add(blue, white);
  return distance < 1 ? add(glow, groundAt(dx, dy, distance, sunward)) : glow;
}

/** Seen flat at the limb, so the pattern is drawn together there; clouds catch the first light. */
function groundAt(dx: number, dy: number, distance: number, sunward: number): Rgb {
  const bulge = Math.sqrt(Math.max(0.0004, 1 - distance * distance));
  const [u, v] = [dx / (0.35 + bulge), dy / (0.35 + bulge)];
  const swirl = noise.fractal(u * 2.2, v * 2.2, 5, 3);
  const clouds = smoothstep(-0.05, 0.6, noise.fractal(u * 4 + swirl, v * 4 - swirl, 2, 6));
  const day = sunward * smoothstep(0.62, 1, distance);
  const sea = mix(hex('#06122e'), hex('#1c5fae'), day);
  return scale(mix(sea, hex('#cfe0f5'), clouds * 0.75), 0.025 + 0.75 * day);
}

function coverWithPlanet(picture: Raster, planet: Raster): void {
  const { width, height, light } = picture;
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const x = ((pixel % width) + 0.5) / height - PLANET.x;
    const y = (Math.floor(pixel / width) + 0.5) / height - PLANET.y;
    const outside = smoothstep(-0.001, 0.001, Math.hypot(x, y) - PLANET.radius);
    for (let index = pixel * 3; index < pixel * 3 + 3; index += 1) {
      light[index] = (light[index] ?? 0) * outside + (planet.light[index] ?? 0);
    }
  }
}

function addSun(picture: Raster): void {
  const [x, y] = [SUN_X * picture.height, SUN_Y * picture.height];
  addGlow(picture, x, y, 9, [6, 5.6, 5]);
  addGlow(picture, x, y, 34, [0.9, 0.8, 0.75]);
  addGlow(picture, x, y, 130, [0.2, 0.24, 0.34]);
  addGlow(picture, x, y, 380, [0.03, 0.05, 0.1]);
  for (let step = -300; step <= 300; step += 2) {
    const fading = bell(step, 130) * 0.05;
    addGlow(picture, x + step, y, 2.2, [fading, fading * 1.2, fading * 1.7]);
  }
}

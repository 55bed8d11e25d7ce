/** Smooth random fields, the stuff all pictures here are made of. The same seed gives the same field. */
export interface Noise {
  /** Gradient noise, about -1 to 1. */
  at(x: number, y: number, z?: number): number;
  /** Octaves of it, each half as strong and twice as fine: -1 to 1. */
  fractal(x: number, y: number, z: number, octaves: number): number;
  /** Octaves folded into sharp crests: 0 to 1. */
  ridged(x: number, y: number, octaves: number): number;
}

export function createNoise(seed: number): Noise {
  const permutation = shuffledBytes(createRandom(seed));
  const at = (x: number, y: number, z = 0): number => gradientNoise(permutation, x, y, z);
  return {
    at,
    fractal: (x, y, z, octaves) => {
      let sum = 0;
      for (let octave = 0, scale = 1; octave < octaves; octave += 1, scale *= 2) {
        sum += at(x * scale, y * scale, z + octave * 17.3) / scale;
      }
      return sum;
    },
    ridged: (x, y, octaves) => {
      let sum = 0;
      let total = 0;
      for (let octave = 0, scale = 1; octave < octaves; octave += 1, scale *= 2.03) {
        const crest = 1 - Math.abs(at(x * scale, y * scale, octave * 9.1));
        sum += (crest * crest) / scale;
        total += 1 / scale;
      }
      return sum / total;
    },
  };
}

/** Numbers from 0 to below 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x100000000;
  };
}

function shuffledBytes(random: () => number): Uint8Array {
  const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
  for (let index = 255; index > 0; index -= 1) {
    const other = Math.floor(random() * (index + 1));
    const kept = bytes[index] ?? 0;
    bytes[index] = bytes[other] ?? 0;
    bytes[other] = kept;
  }
  const doubled = new Uint8Array(513);
  doubled.set(bytes);
  doubled.set(bytes, 256);
  doubled.set(bytes.subarray(0, 1), 512);
  return doubled;
}

/** Ken Perlin, "Improving noise", 2002. No closures in here: it is called some billion times. */
function gradientNoise(permutation: Uint8Array, x: number, y: number, z: number): number {
  const cellZ = Math.floor(z);
  const dz = z - cellZ;
  const near = gradientPlane(permutation, x, y, cellZ, dz);
  return dz === 0 ? near : blend(near, gradientPlane(permutation, x, y, cellZ + 1, dz - 1), fade(dz));
}

/** The noise that one layer of the lattice, `dz` away, gives at (x, y). */
function gradientPlane(permutation: Uint8Array, x: number, y: number, layer: number, dz: number): number {
  const cellX = Math.floor(x);
  const cellY = Math.floor(y);
  const dx = x - cellX;
  const dy = y - cellY;
  const row = cellY & 255;
  const left = (permutation[cellX & 255] ?? 0) + row;
  const right = (permutation[(cellX + 1) & 255] ?? 0) + row;
  const depth = layer & 255;
  const topLeft = permutation[(permutation[left] ?? 0) + depth] ?? 0;
  const topRight = permutation[(permutation[right] ?? 0) + depth] ?? 0;
  const bottomLeft = permutation[(permutation[left + 1] ?? 0) + depth] ?? 0;
  const bottomRight = permutation[(permutation[right + 1] ?? 0) + depth] ?? 0;
  const fadeX = fade(dx);
  return blend(
    blend(gradient(topLeft, dx, dy, dz), gradient(topRight, dx - 1, dy, dz), fadeX),
    blend(gradient(bottomLeft, dx, dy - 1, dz), gradient(bottomRight, dx - 1, dy - 1, dz), fadeX),
    fade(dy),
  );
}

function gradient(hash: number, x: number, y: number, z: number): number {
  const low = hash & 15;
  const first = low < 8 ? x : y;
  const second = low < 4 ? y : low === 12 || low === 14 ? x : z;
  return ((low & 1) === 0 ? first : -first) + ((low & 2) === 0 ? second : -second);
}

function fade(t: number): number {
  return t * t * t * (t * (t * 6 - 15) + 10);
}

function blend(from: number, to: number, part: number): number {
  return from + (to - from) * part;
}

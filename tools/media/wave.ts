import type { StereoSound } from './sound.ts';

const HEADER_LENGTH = 44;
const BYTES_PER_FRAME = 4;

/** A WAVE file of 16-bit stereo. */
export function formatWave([left, right]: StereoSound, rate: number): Buffer {
  const file = Buffer.alloc(HEADER_LENGTH + left.length * BYTES_PER_FRAME);
  file.write('RIFF', 0, 'latin1');
  file.writeUInt32LE(file.length - 8, 4);
  file.write('WAVEfmt ', 8, 'latin1');
  file.writeUInt32LE(16, 16);
  file.writeUInt16LE(1, 20);
  file.writeUInt16LE(2, 22);
  file.writeUInt32LE(rate, 24);
  file.writeUInt32LE(rate * BYTES_PER_FRAME, 28);
  file.writeUInt16LE(BYTES_PER_FRAME, 32);
  file.writeUInt16LE(16, 34);
  file.write('data', 36, 'latin1');
  file.writeUInt32LE(left.length * BYTES_PER_FRAME, 40);
  for (let index = 0; index < left.length; index += 1) {
    file.writeInt16LE(toInteger(left[index] ?? 0), HEADER_LENGTH + index * BYTES_PER_FRAME);
    file.writeInt16LE(toInteger(right[index] ?? 0), HEADER_LENGTH + index * BYTES_PER_FRAME + 2);
  }
  return file;
}

function toInteger(sample: number): number {
  return Math.round(Math.max(-1, Math.min(1, sample)) * 0x7fff);
}

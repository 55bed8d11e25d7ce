import { clamp01, smoothstep } from './render/color.ts';
import { createRandom } from './render/noise.ts';

export const SOUND_RATE = 48_000;

/** Left and right, -1 to 1. */
export type StereoSound = readonly [left: Float32Array, right: Float32Array];

/** MIDI notes, low to high. */
interface Score {
  /** Each lasts two segments, so that a seek lands in another one. */
  readonly chords: readonly (readonly number[])[];
  /** One about every two seconds, drawn by chance. */
  readonly bells: readonly number[];
  readonly seed: number;
}

/** Nothing is spoken: the languages are told apart by ear, English by D major with high bells, French by D minor with low ones. */
const SCORES: Readonly<Record<string, Score>> = {
  en: {
    chords: [
      [38, 50, 57, 61, 66],
      [35, 50, 54, 61, 66],
      [43, 50, 57, 62, 66],
      [40, 52, 55, 62, 69],
      [42, 49, 57, 61, 64],
      [43, 54, 59, 62, 69],
      [45, 52, 59, 62, 64],
      [38, 50, 57, 61, 69],
    ],
    bells: [74, 76, 78, 81, 83, 86],
    seed: 9,
  },
  fr: {
    chords: [
      [38, 50, 53, 57, 64],
      [34, 46, 53, 58, 62],
      [41, 53, 57, 60, 67],
      [36, 48, 55, 58, 64],
      [43, 50, 58, 62, 65],
      [39, 51, 55, 58, 65],
      [45, 52, 57, 60, 64],
      [38, 50, 53, 57, 65],
    ],
    bells: [57, 60, 62, 65, 67, 69],
    seed: 14,
  },
};
const CHORD_FADE = 2.4;
const CHORD_GAIN = 0.025;

const BELL_INTERVAL = 1.92;
const BELL_GAIN = 0.05;
const BELL_DECAY = 1.4;

/** Slow chords with a few bells over them, quiet throughout. `duration` in seconds; `language` has a score of its own. */
export function composeSound(duration: number, language: string): StereoSound {
  const score = SCORES[language];
  if (!score) throw new RangeError(`Expected a language with a score, got ${language}`);
  const length = Math.ceil(duration * SOUND_RATE) + SOUND_RATE;
  const sound: StereoSound = [new Float32Array(length), new Float32Array(length)];
  const chordLength = duration / score.chords.length;
  score.chords.forEach((notes, index) => {
    for (const note of notes) addPad(sound, note, index * chordLength, chordLength);
  });
  const random = createRandom(score.seed);
  for (let start = BELL_INTERVAL; start < duration - 2; start += BELL_INTERVAL) {
    const note = score.bells[Math.floor(random() * score.bells.length)] ?? 69;
    addBell(sound, note, start + random() * 0.4, random());
  }
  return sound;
}

/** A held note that swells in and out; a little out of tune between left and right, which makes it wide. */
function addPad(sound: StereoSound, note: number, start: number, duration: number): void {
  const from = Math.max(0, Math.round((start - CHORD_FADE / 2) * SOUND_RATE));
  const until = Math.round((start + duration + CHORD_FADE / 2) * SOUND_RATE);
  sound.forEach((channel, side) => {
    const frequency = toFrequency(note) * (side === 0 ? 0.9994 : 1.0006);
    for (let index = from; index < Math.min(until, channel.length); index += 1) {
      const time = index / SOUND_RATE;
      const swell =
        smoothstep(start - CHORD_FADE / 2, start + CHORD_FADE / 2, time) *
        (1 - smoothstep(start + duration - CHORD_FADE / 2, start + duration + CHORD_FADE / 2, time));
      const breath = 0.85 + 0.15 * Math.sin(time * 0.9 + note + side);
      const phase = 2 * Math.PI * frequency * time;
      const tone = Math.sin(phase) + 0.32 * Math.sin(2 * phase + 0.4) + 0.1 * Math.sin(3 * phase + 1.1);
      channel[index] = (channel[index] ?? 0) + tone * swell * breath * CHORD_GAIN * clamp01(76 / note);
    }
  });
}

/** `pan` from 0 (left) to 1. */
function addBell(sound: StereoSound, note: number, start: number, pan: number): void {
  const from = Math.round(start * SOUND_RATE);
  const until = from + 4 * SOUND_RATE;
  sound.forEach((channel, side) => {
    const gain = BELL_GAIN * (0.4 + 0.6 * (side === 0 ? 1 - pan : pan));
    for (let index = from; index < Math.min(until, channel.length); index += 1) {
      const time = (index - from) / SOUND_RATE;
      const envelope = smoothstep(0, 0.02, time) * Math.exp(-time / BELL_DECAY) * (1 - smoothstep(3, 4, time));
      const phase = 2 * Math.PI * toFrequency(note) * time;
      channel[index] = (channel[index] ?? 0) + (Math.sin(phase) + 0.2 * Math.sin(2.76 * phase)) * envelope * gain;
    }
  });
}

function toFrequency(note: number): number {
  return 440 * 2 ** ((note - 69) / 12);
}

import { clamp01, smoothstep } from './render/color.ts';
import { createRandom } from './render/noise.ts';

export const SOUND_RATE = 48_000;

/** Left and right, -1 to 1. */
export type StereoSound = readonly [left: Float32Array, right: Float32Array];

/** MIDI notes, low to high: a chord lasts two segments, so that a seek lands in another one. */
const CHORDS = [
  [38, 50, 57, 61, 66],
  [35, 50, 54, 61, 66],
  [43, 50, 57, 62, 66],
  [40, 52, 55, 62, 69],
  [42, 49, 57, 61, 64],
  [43, 54, 59, 62, 69],
  [45, 52, 59, 62, 64],
  [38, 50, 57, 61, 69],
];
const CHORD_FADE = 2.4;
const CHORD_GAIN = 0.025;

/** Bells: one note of the pentatonic of D about every two seconds. */
const BELL_NOTES = [74, 76, 78, 81, 83, 86];
const BELL_INTERVAL = 1.92;
const BELL_GAIN = 0.05;
const BELL_DECAY = 1.4;

/** Slow chords with a few bells over them, quiet throughout. `duration` in seconds. */
export function composeSound(duration: number): StereoSound {
  const length = Math.ceil(duration * SOUND_RATE) + SOUND_RATE;
  const sound: StereoSound = [new Float32Array(length), new Float32Array(length)];
  const chordLength = duration / CHORDS.length;
  CHORDS.forEach((notes, index) => {
    for (const note of notes) addPad(sound, note, index * chordLength, chordLength);
  });
  const random = createRandom(9);
  for (let start = BELL_INTERVAL; start < duration - 2; start += BELL_INTERVAL) {
    const note = BELL_NOTES[Math.floor(random() * BELL_NOTES.length)] ?? 74;
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

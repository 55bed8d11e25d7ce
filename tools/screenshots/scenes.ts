import type { KeyInput } from 'puppeteer-core';
import type { Backend } from '../../server/backend.ts';

/** A key, or a step in the direction of reading or against it. */
export type Press = KeyInput | 'onward' | 'backward';

/** One thing that a viewer does, or that is waited for. */
export type Step =
  | { readonly press: readonly Press[] }
  /** Presses `onward` until the item has the focus. */
  | { readonly walkTo: string }
  /** On Home, presses arrows until the title has the focus. */
  | { readonly card: string }
  /** Evaluated in the page until it is true. */
  | { readonly wait: string }
  /** From here on no timer of the page runs out: for what would pass by itself. */
  | { readonly freeze: true }
  | { readonly picture: string };

/** A page of its own, and what is seen in it one after the other. */
export interface Scene {
  readonly name: string;
  readonly break?: (backend: Backend) => void;
  readonly steps: readonly Step[];
}

const item = (name: string): string => `(latchkeyTest.active() || { dataset: {} }).dataset.focus === '${name}'`;
const plays = (from: number): string =>
  `(() => { const video = latchkeyTest.video(); return video && video.frames > 25 && video.time > ${from}; })()`;
const shows = (part: string): string => `Boolean(partOf('player-screen', 'player-room', ${part}))`;

const HOME: Step = { wait: `Boolean(partOf('home-screen', 'title-card'))` };
const PLAY: readonly Step[] = [{ press: ['Space'] }, { wait: plays(0) }];
const CONTROLS: readonly Step[] = [{ press: ['ArrowUp'] }, { wait: item('play-pause') }];
const THUMBNAIL = `Boolean((partOf('player-screen', 'player-room', 'seek-bar', 'seek-preview', 'img') || {}).naturalWidth)`;
/** A bright part of the film, with something said in it. */
const TO_THE_MIDDLE: readonly Step[] = [{ press: ['onward', 'onward'] }, { wait: plays(24) }];

const panel = (name: string): readonly Step[] => [
  { walkTo: name },
  { press: ['Enter'] },
  { wait: shows(`'.panel'`) },
  { picture: `player-${name}` },
  { press: ['Escape'] },
  { wait: item(name) },
];

export const SCENES: readonly Scene[] = [
  {
    name: 'home',
    steps: [HOME, { picture: 'home' }, { press: ['ArrowDown', 'onward'] }, { picture: 'home-second-rail' }],
  },
  {
    name: 'details',
    steps: [
      HOME,
      { press: ['Enter'] },
      { wait: item('play') },
      { picture: 'details' },
      { press: ['Enter'] },
      ...TO_THE_MIDDLE,
      { press: ['Escape'] },
      { wait: item('resume') },
      { picture: 'details-resume' },
      { press: ['Escape'] },
      HOME,
      { picture: 'home-continue-watching' },
    ],
  },
  {
    name: 'player',
    steps: [
      HOME,
      ...PLAY,
      ...TO_THE_MIDDLE,
      { picture: 'player-picture' },
      ...CONTROLS,
      { picture: 'player' },
      ...['tracks', 'quality', 'info'].flatMap(panel),
      { press: ['Escape'] },
      ...CONTROLS,
      { press: ['Enter'] },
      { wait: 'latchkeyTest.video().paused' },
      { picture: 'player-paused' },
    ],
  },
  {
    name: 'seeking',
    steps: [
      HOME,
      ...PLAY,
      ...TO_THE_MIDDLE,
      { freeze: true },
      ...CONTROLS,
      { press: ['ArrowUp', 'onward'] },
      { wait: THUMBNAIL },
      { picture: 'player-seeking' },
    ],
  },
  {
    name: 'live',
    steps: [HOME, { card: 'lakecam' }, ...PLAY, ...CONTROLS, { picture: 'player-live' }],
  },
  {
    name: 'error',
    break: ({ faults }) => (faults.expiredTokens = Infinity),
    steps: [
      HOME,
      { press: ['Space'] },
      { wait: `Boolean(partOf('player-screen', 'error-panel'))` },
      { picture: 'error' },
    ],
  },
  { name: 'exit', steps: [HOME, { press: ['Escape'] }, { wait: item('leave') }, { picture: 'exit' }] },
];

import type { Press, Scene, Step } from './scene.ts';

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

/** Along the seek bar, ten seconds a press, and there at once. */
const seekBy = (...presses: readonly Press[]): readonly Step[] => [
  ...CONTROLS,
  { press: ['ArrowUp', ...presses, 'Enter'] },
];
const onward = (count: number): readonly Press[] => Array<Press>(count).fill('onward');
const OFFER = shows(`'.offer'`);

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
      { wait: plays(0) },
      ...TO_THE_MIDDLE,
      { press: ['Escape'] },
      { wait: `Boolean(partOf('details-screen', '[data-focus="restart"]'))` },
      { picture: 'details-resume' },
      { press: ['Escape'] },
      HOME,
      { press: ['ArrowUp'] },
      { wait: `/continue/.test(latchkeyTest.active().dataset.focus)` },
      { picture: 'home-continue-watching' },
    ],
  },
  {
    name: 'limited',
    config: { maxVideoHeight: 360 },
    steps: [HOME, { press: ['Enter'] }, { wait: '/360p/.test(latchkeyTest.text())' }, { picture: 'details-limited' }],
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
      { press: ['Space'] },
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
    name: 'captions',
    steps: [
      HOME,
      ...PLAY,
      { press: ['KeyS'] },
      ...TO_THE_MIDDLE,
      { wait: `partOf('player-screen', 'player-room', 'subtitle-layer').cues.length > 0` },
      { picture: 'player-subtitles' },
      ...CONTROLS,
      { walkTo: 'tracks' },
      { press: ['Enter'] },
      { wait: shows(`'.panel'`) },
      { walkTo: 'captions', by: 'ArrowDown' },
      { press: ['Enter'] },
      { press: ['onward'] },
      { picture: 'player-captions' },
    ],
  },
  {
    name: 'hint',
    steps: [HOME, ...PLAY, ...TO_THE_MIDDLE, { freeze: true }, { press: ['onward'] }, { picture: 'player-hint' }],
  },
  {
    name: 'marks',
    steps: [
      HOME,
      { card: 'nocturne' },
      ...PLAY,
      { wait: OFFER },
      { picture: 'player-skip-intro' },
      { press: ['Enter'] },
      { wait: plays(14.5) },
      { freeze: true },
      ...CONTROLS,
      { press: ['ArrowUp', 'onward'] },
      { wait: THUMBNAIL },
      { picture: 'player-chapters' },
    ],
  },
  {
    name: 'next',
    steps: [
      HOME,
      { card: 'nocturne' },
      ...PLAY,
      ...seekBy(...onward(5)),
      { press: ['Escape'] },
      { wait: plays(52.2) },
      { wait: OFFER },
      { picture: 'player-next-up' },
    ],
  },
  {
    name: 'ended',
    steps: [
      HOME,
      ...PLAY,
      ...seekBy(...onward(5)),
      { press: ['Escape'] },
      { wait: OFFER },
      { press: ['Escape'] },
      { wait: `/ended/.test(document.querySelector('tv-app').player.get().status)` },
      { wait: item('next') },
      { picture: 'player-ended' },
    ],
  },
  {
    name: 'live',
    steps: [
      HOME,
      { card: 'lakecam' },
      ...PLAY,
      ...CONTROLS,
      { picture: 'player-live' },
      { press: ['ArrowUp', 'backward', 'backward', 'backward', 'backward', 'Enter'] },
      { wait: plays(0) },
      { press: ['ArrowDown'] },
      { picture: 'player-live-behind' },
    ],
  },
  {
    name: 'loading',
    break: ({ faults }) => (faults.delayMs.media = 40_000),
    steps: [
      HOME,
      { press: ['Space'] },
      { wait: `/Still|toujours|[Ss]tííll/.test(latchkeyTest.text())` },
      { picture: 'player-loading' },
    ],
  },
  {
    name: 'offline',
    steps: [
      HOME,
      ...PLAY,
      { offline: true },
      { wait: `partOf('player-screen', 'player-room', 'network-banner').isOnline === false` },
      { wait: `opacityOf(partOf('player-screen', 'player-room', '.stalled')) === 1` },
      { picture: 'player-offline' },
    ],
  },
  { name: 'help', steps: [HOME, { press: ['?'] }, { wait: item('close') }, { picture: 'keys' }] },
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

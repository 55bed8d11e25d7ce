import { PROBE_MARK } from '../../server/probe-marks.ts';
import { avPlay, type AvPlay } from './avplay-api.ts';
import { createWalk, type Step, type Walk } from './avplay-walk.ts';
import { askEcho, backendUrl, nameRun } from './backend.ts';
import { callWithin } from './call-within.ts';
import { clearManifestUrl } from './find-video.ts';
import { runProbe, type Outcome } from './run-probe.ts';
import type { Line, Screen } from './screen.ts';

const MIME_TYPE = 'application/avplayer';
/** Where the code will be: in the pixels of the canvas, as AVPlay has them on any set. */
const PICTURE = [1104, 116, 720, 405] as const;
const COOKIE = 'latchkey-probe-avplay';
/** Names of Samsung's API reference; what crashes some sets (PREBUFFER_MODE) is left out. */
const ADAPTIVE = 'STARTBITRATE=LOWEST|FIXED_MAX_RESOLUTION=1280x720';
const READABLE = ['IS_LIVE', 'AVAILABLE_BITRATE', 'CURRENT_BANDWIDTH', 'GET_LIVE_DURATION'];
const PLAY_MS = 3000;

/** Walks through all states with a clear title, then lets AVPlay ask the backend for a manifest with a cookie. */
async function askAvPlay(screen: Screen): Promise<Outcome> {
  const player = avPlay();
  if (player === undefined) {
    return {
      lines: [{ label: 'AVPlay', value: 'Not a Tizen TV: there is no webapis.avplay', tone: 'bad' }],
      findings: { hasAvPlay: false },
    };
  }
  // The hole in the page through which the picture is seen.
  const hole = document.createElement('object');
  hole.type = MIME_TYPE;
  document.body.appendChild(hole);
  const heard = new Map<string, number>();
  const walk = createWalk({ player, onStep: (steps) => screen.show(steps.map(toLine).reverse()) });
  walk.call('getVersion', () => player.getVersion?.());
  walk.call('play in NONE', () => player.play());
  await playThrough(player, walk, heard);
  const carried = await askWithCookie(player, walk);
  hole.remove();
  const events = Array.from(heard, ([name, count]) => ({ name, count }));
  return {
    lines: [
      describeCarried(carried),
      ...walk.steps.map(toLine),
      ...events.map(({ name, count }) => ({ label: name, value: `${count} times` })),
    ],
    findings: {
      hasAvPlay: true,
      methods: listMethods(player),
      steps: walk.steps,
      events,
      carried,
    },
  };
}

async function playThrough(player: AvPlay, walk: Walk, heard: Map<string, number>): Promise<void> {
  walk.call('open', () => player.open(clearManifestUrl()));
  walk.call('setListener', () => player.setListener(listen(heard)));
  walk.call('setDisplayRect', () => player.setDisplayRect(...PICTURE));
  walk.call('ADAPTIVE_INFO', () => player.setStreamingProperty('ADAPTIVE_INFO', ADAPTIVE));
  walk.call('setTimeoutForBuffering', () => player.setTimeoutForBuffering(10));
  walk.call('setBufferingParam', () =>
    player.setBufferingParam('PLAYER_BUFFER_FOR_PLAY', 'PLAYER_BUFFER_SIZE_IN_SECOND', 4),
  );
  await walk.callBack('prepareAsync', (done, failed) => player.prepareAsync(done, failed));
  walk.call('getDuration', () => player.getDuration());
  for (const name of READABLE) walk.call(name, () => player.getStreamingProperty(name));
  walk.call('getTotalTrackInfo', () => player.getTotalTrackInfo());
  walk.call('play', () => player.play());
  await rest(PLAY_MS);
  walk.call('getCurrentTime', () => player.getCurrentTime());
  walk.call('getCurrentStreamInfo', () => player.getCurrentStreamInfo());
  walk.call('COOKIE while it plays', () => player.setStreamingProperty('COOKIE', `${COOKIE}=late`));
  walk.call('pause', () => player.pause());
  await walk.callBack('seekTo', (done, failed) => player.seekTo(20_000, done, failed));
  walk.call('stop', () => player.stop());
  walk.call('close', () => player.close());
}

type Carried =
  | { readonly cookie: boolean; readonly userAgent: boolean; readonly headers: readonly string[] }
  | { readonly problem: string };

/** The manifest of that address is answered with 404; what counts is what AVPlay asks with. */
async function askWithCookie(player: AvPlay, walk: Walk): Promise<Carried> {
  const run = nameRun();
  walk.call('open (echo)', () => player.open(`${backendUrl()}/probe-echo/manifest/${run}/manifest.mpd`));
  walk.call('COOKIE', () => player.setStreamingProperty('COOKIE', `${COOKIE}=${run}`));
  walk.call('USER_AGENT', () => player.setStreamingProperty('USER_AGENT', `${PROBE_MARK}/1`));
  await walk.callBack('prepareAsync (echo)', (done, failed) => player.prepareAsync(done, failed));
  walk.call('close (echo)', () => player.close());
  const { value, problem } = await callWithin(askEcho(`seen/${run}`, { by: 'xhr' }), 10_000);
  if (value === undefined) return { problem };
  const { cookies, marked, headers } = value;
  return { cookie: cookies[COOKIE] === run, userAgent: marked.includes('user-agent'), headers };
}

/** Counts what it is told; nothing of it is read. */
function listen(heard: Map<string, number>): Record<string, () => void> {
  const names = [
    'onbufferingstart',
    'onbufferingprogress',
    'onbufferingcomplete',
    'oncurrentplaytime',
    'onstreamcompleted',
    'onevent',
    'onerror',
    'onerrormsg',
    'ondrmevent',
    'onsubtitlechange',
  ];
  const count = (name: string): void => void heard.set(name, (heard.get(name) ?? 0) + 1);
  return Object.fromEntries(names.map((name) => [name, () => count(name)]));
}

function listMethods(player: AvPlay): readonly string[] {
  const names: string[] = [];
  for (const name in player) if (typeof player[name as keyof AvPlay] === 'function') names.push(name);
  return names.sort();
}

function toLine({ step, answer, failed, state }: Step): Line {
  const value = [state, answer].filter((part) => part !== '').join(' · ');
  return { label: step, value, tone: failed ? 'bad' : 'good' };
}

function describeCarried(carried: Carried): Line {
  const label = 'Its requests carry';
  if ('problem' in carried) return { label, value: `not seen (${carried.problem})`, tone: 'bad' };
  const said = [`COOKIE ${carried.cookie ? 'yes' : 'no'}`, `USER_AGENT ${carried.userAgent ? 'yes' : 'no'}`];
  return { label, value: said.join(', '), tone: carried.cookie ? 'good' : 'bad' };
}

function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

void runProbe({ page: 'avplay', title: 'AVPlay', run: askAvPlay });

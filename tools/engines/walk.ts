import type { EngineTv } from './engine-tv.ts';
import type { EngineMedia } from './engines.ts';
import {
  leavePicture,
  leaveRefusal,
  playClear,
  playProtected,
  REFUSAL,
  seeHome,
  walkFocus,
  type Look,
} from './steps.ts';

/** What is tried in each engine, in this order. */
export const CHECKS = ['boot', 'focus', 'clear', 'protected', 'back', 'console'] as const;

export type Check = (typeof CHECKS)[number];

/** `shimmed`: passed with {@link import('./mp4-negotiation.ts').MP4_NEGOTIATION}. `impossible`: this build cannot. */
export type Outcome = 'passed' | 'shimmed' | 'impossible' | { readonly failure: string };

export type Walk = Readonly<Record<Check, Outcome>>;

/** `$WEBAPIS` is resolved by a Samsung TV alone. */
const SAMSUNGS_SCRIPT = /\$WEBAPIS\/webapis\/webapis\.js$/;

export interface WalkOptions {
  readonly url: string;
  readonly media: EngineMedia;
  readonly look: Look;
}

/** Walks through the packaged app with the keys of a remote. */
export async function walkThrough(tv: EngineTv, { url, media, look }: WalkOptions): Promise<Walk> {
  const openHome = async (): Promise<void> => {
    await tv.open('about:blank');
    await tv.open(url);
    await seeHome(tv);
  };
  const boot = await attempt(openHome);
  if (boot !== 'passed') return { ...NOTHING, boot, console: judgeConsole(tv, media) };
  const focus = await attempt(() => walkFocus(tv));
  // By now pictures and fonts are there.
  await look('home');
  const rest = media === 'none' ? await tryRefusal(tv, openHome) : await tryPlaying(tv, openHome, look);
  return { boot, focus, ...rest, protected: toShimmed(rest.protected, media), console: judgeConsole(tv, media) };
}

const NOT_BOOTED = { failure: 'Home did not come up' };
const NOTHING = { focus: NOT_BOOTED, clear: NOT_BOOTED, protected: NOT_BOOTED, back: NOT_BOOTED };

async function attempt(check: () => Promise<void>): Promise<Outcome> {
  try {
    await check();
    return 'passed';
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
}

type PlayerWalk = Pick<Walk, 'clear' | 'protected' | 'back'>;

/** Back is pressed in front of the protected picture, or the clear one where that failed. */
async function tryPlaying(tv: EngineTv, openHome: () => Promise<void>, look: Look): Promise<PlayerWalk> {
  const tryFromStart = (play: (tv: EngineTv) => Promise<void>): Promise<Outcome> =>
    attempt(() => openHome().then(() => play(tv)));
  const clear = await tryFromStart(playClear);
  const decrypted = await tryFromStart(playProtected);
  if (decrypted !== 'passed') await tryFromStart(playClear);
  const title = decrypted === 'passed' ? 'Aurora' : 'Farlight';
  return { clear, protected: decrypted, back: await attempt(() => leavePicture(tv, title, look)) };
}

async function tryRefusal(tv: EngineTv, openHome: () => Promise<void>): Promise<PlayerWalk> {
  const back = await attempt(() => openHome().then(() => leaveRefusal(tv)));
  return { clear: 'impossible', protected: 'impossible', back };
}

const toShimmed = (outcome: Outcome, media: EngineMedia): Outcome =>
  media === 'unnegotiated' && outcome === 'passed' ? 'shimmed' : outcome;

function judgeConsole({ complaints }: EngineTv, media: EngineMedia): Outcome {
  const isExpected = (line: string): boolean =>
    SAMSUNGS_SCRIPT.test(line) || (media === 'none' && line.startsWith(`Latchkey ${REFUSAL}`));
  const unexpected = complaints.filter((line) => !isExpected(line));
  return unexpected.length === 0 ? 'passed' : { failure: unexpected.join('\n') };
}

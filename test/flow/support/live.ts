import assert from 'node:assert/strict';
import { playFocused } from './play-through.ts';
import type { Tv } from './tv.ts';

/** One `timeupdate` of a live title. Seconds of media time, except `at` and `frames`. */
export interface LiveSample {
  /** Seconds since the page was opened, on the page's monotonic clock. */
  readonly at: number;
  readonly position: number;
  /** How far the picture is behind what is on air, by the machine's own clock: nothing of the app is asked. */
  readonly latency: number;
  /** The window as the app shows it: `end` is where it says that live is. */
  readonly start: number;
  readonly end: number;
  readonly frames: number;
}

/** Seconds that the demo's live titles can be rewound (`timeShiftBufferDepth`). */
export const LIVE_WINDOW = 120;

/** Seconds behind what is on air: twelve that the manifest asks for, and what starting takes. */
const LATENCY = { least: 10, most: 20 };

/** From Home, with keys alone: the third rail holds the channel. */
export async function openLive(tv: Tv): Promise<void> {
  await tv.press('ArrowDown', 'ArrowDown');
  await tv.see('the live title', `(latchkeyTest.focus() || '').startsWith('Lake Camera')`);
  await playFocused(tv);
}

/** Waits for a live picture that moves, and keeps a sample of each `timeupdate` from then on. */
export async function watchLive(tv: Tv, appUrl: string): Promise<void> {
  const state = `document.querySelector('tv-app').player.get()`;
  await tv.see('a live picture', `${state}.liveWindow && latchkeyTest.video().frames > 25`, 20_000);
  const startMs = await onAirSinceMs(appUrl);
  await tv.page.evaluate(`(() => {
    const video = document.querySelector('video');
    window.liveSamples = [];
    window.liveStalls = [];
    video.addEventListener('waiting', () => liveStalls.push(performance.now() / 1000));
    video.addEventListener('timeupdate', () => {
      const { start, end } = ${state}.liveWindow;
      const onAir = ((window.trueTimeOrigin || performance.timeOrigin) + performance.now() - ${startMs}) / 1000;
      liveSamples.push({
        at: performance.now() / 1000, position: video.currentTime, latency: onAir - video.currentTime, start, end,
        frames: video.getVideoPlaybackQuality().totalVideoFrames,
      });
    });
  })()`);
}

/** Waits until `seconds` of playback were sampled. */
export async function sampleLive(tv: Tv, seconds: number): Promise<readonly LiveSample[]> {
  const isEnough = `liveSamples.length > 1 && liveSamples[liveSamples.length - 1].at - liveSamples[0].at > ${seconds}`;
  await tv.see(`${seconds} s of a live title`, isEnough, (seconds + 30) * 1000);
  return (await tv.page.evaluate('liveSamples')) as LiveSample[];
}

/** In the window, at its edge, and nowhere else. */
export function checkAtEdge(samples: readonly LiveSample[]): void {
  for (const sample of samples) {
    const { position, latency, start, end } = sample;
    const told = JSON.stringify(sample);
    assert.ok(latency > LATENCY.least && latency < LATENCY.most, `not at the edge of what is on air: ${told}`);
    assert.ok(position >= start && position <= end + 5, `out of the window that the app shows: ${told}`);
    const behind = end - position;
    assert.ok(Math.abs(behind) < 5, `the app shows it ${behind} s behind live: ${told}`);
  }
}

async function onAirSinceMs(appUrl: string): Promise<number> {
  const mpd = await (await fetch(new URL('media/lakecam/manifest.mpd', appUrl))).text();
  return Date.parse(/availabilityStartTime="([^"]+)"/.exec(mpd)?.[1] ?? '');
}

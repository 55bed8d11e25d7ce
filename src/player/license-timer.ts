import type { GrantSource } from '../drm/license-grant.ts';
import { PlayerError } from '../errors.ts';
import { isAbortError } from '../lib/abort.ts';
import type { Clock } from '../lib/time-budget.ts';

/** Ends a playback whose license is good for some time only: ClearKey would play for ever (docs/decisions/006-license-policy.md). */
export interface LicenseTimer {
  /** The first grant of the playback says for how long; a later one buys no more time. */
  watchGrants(source: GrantSource): GrantSource;
  /** Playback has started: from now on time runs, through pauses as well. The first call counts. */
  start(): void;
}

export interface LicenseTimerOptions extends Clock {
  /** At most one call, with LICENSE_EXPIRED. */
  readonly onOver: (error: PlayerError) => void;
  /** Lifetime of the playback. */
  readonly signal: AbortSignal;
}

/** A browser's timer takes 31 bits of milliseconds, and fires at once for more. */
const LONGEST_SLEEP_MS = 2 ** 31 - 1;

export function createLicenseTimer({ now, sleep, onOver, signal }: LicenseTimerOptions): LicenseTimer {
  /** `null`: without end. */
  let durationS: number | null | undefined;
  let startedAtMs: number | undefined;

  const run = async (seconds: number, fromMs: number): Promise<void> => {
    const endsAtMs = fromMs + seconds * 1000;
    for (let leftMs = endsAtMs - now(); leftMs > 0; leftMs = endsAtMs - now()) {
      await sleep(Math.min(leftMs, LONGEST_SLEEP_MS), signal);
    }
    if (signal.aborted) return;
    onOver(new PlayerError('LICENSE_EXPIRED', `Expected playback within ${seconds} s of its start, they are over`));
  };
  const runOnceKnown = (): void => {
    if (typeof durationS !== 'number' || startedAtMs === undefined) return;
    run(durationS, startedAtMs).catch((thrown: unknown) => {
      if (!isAbortError(thrown)) throw thrown;
    });
  };

  return {
    watchGrants: (source) => async (resource, keySystem, grantSignal, isRenewal) => {
      const grant = await source(resource, keySystem, grantSignal, isRenewal);
      if (durationS === undefined) {
        durationS = grant.licenseDurationS ?? null;
        runOnceKnown();
      }
      return grant;
    },
    start() {
      if (startedAtMs !== undefined) return;
      startedAtMs = now();
      runOnceKnown();
    },
  };
}

import {
  probeKeySystem,
  recallKeySystem,
  type FoundKeySystem,
  type ProbedKeySystem,
  type ProbeOptions,
} from '../drm/eme/probe.ts';
import type { Rung } from '../drm/eme/security-level.ts';

/** The key system of one playback. */
export interface KeySystemChoice {
  /** Asks the device, once. Rejects as `probeKeySystem`. */
  probe(): Promise<ProbedKeySystem>;
  /** `null`: nobody asked the device yet, or it has none. */
  readonly found: Rung | null;
  /** Which it will be, without a call where the device was asked before. `null`: the device has none. */
  expect(): Promise<FoundKeySystem | null>;
}

export function createKeySystemChoice(options: ProbeOptions): KeySystemChoice {
  let probed: Promise<ProbedKeySystem> | null = null;
  let found: Rung | null = null;
  const probe = (): Promise<ProbedKeySystem> =>
    (probed ??= probeKeySystem(options).then((keySystem) => (found = keySystem)));
  return {
    probe,
    get found() {
      return found;
    },
    expect: async () => (await recallKeySystem(options)) ?? probe().catch(() => null),
  };
}

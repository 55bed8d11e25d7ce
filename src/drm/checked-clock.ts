import type { LicenseTransport } from './license-transport.ts';

/** The wall clock of the device, as far as the answers of license servers bear it out: the clocks of TVs are wrong. */
export interface CheckedClock {
  /** Reads the `Date` of each answer, where CORS lets it. */
  watch(transport: LicenseTransport): LicenseTransport;
  /** Milliseconds since the epoch: the later of the two clocks. `null`: they differ, or no answer told the time. */
  nowMs(): number | null;
}

/** An answer tells whole seconds, and was on its way for some. */
const TOLERANCE_MS = 60_000;

/** `now` is monotonic, `wallNow` is what the device believes; both in milliseconds. */
export function createCheckedClock(now: () => number, wallNow: () => number = Date.now): CheckedClock {
  let aheadMs: number | null = null;
  return {
    watch: (transport) => async (request, signal) => {
      const outcome = await transport(request, signal);
      const toldMs = outcome.kind === 'answer' ? Date.parse(outcome.header('date') ?? '') : NaN;
      if (!Number.isNaN(toldMs)) aheadMs = toldMs - now();
      return outcome;
    },
    nowMs() {
      if (aheadMs === null) return null;
      const [server, device] = [now() + aheadMs, wallNow()];
      return Math.abs(server - device) <= TOLERANCE_MS ? Math.max(server, device) : null;
    },
  };
}

import type { LogEntry } from './playback-log.ts';

/** When a title got its licenses, in seconds before now. */
export interface LicenseTimes {
  /** Since the last of its keys was licensed for the first time; `null`: none was yet. */
  readonly licensedAgoS: number | null;
  /** Since a key was last licensed again; `null`: never. */
  readonly renewedAgoS: number | null;
  /** Until the newest tokens end; below zero: they have. `null`: there are none. */
  readonly tokenLeftS: number | null;
}

/** Pure. Of one title, from what was logged on the way to its licenses. `nowMs`: of the log's clock. */
export function readLicenseTimes(entries: readonly LogEntry[], titleId: string, nowMs: number): LicenseTimes {
  const own = entries.filter((entry) => entry.titleId === titleId);
  const licensed = new Set<string>();
  let firstMs: number | null = null;
  let againMs: number | null = null;
  let tokensEndMs: number | null = null;
  for (const entry of own) {
    if (entry.step === 'grant' && entry.lifetimes !== null)
      tokensEndMs = entry.atMs + entry.lifetimes.expiresInS * 1000;
    if (entry.step !== 'license' || entry.answer !== 200) continue;
    // Of a license that does not say for which keys it is, the first one counts.
    const key = entry.keyIds.join();
    if (licensed.has(key)) againMs = entry.atMs;
    else firstMs = entry.atMs;
    licensed.add(key);
  }
  const agoS = (atMs: number | null): number | null => (atMs === null ? null : (nowMs - atMs) / 1000);
  return {
    licensedAgoS: agoS(firstMs),
    renewedAgoS: agoS(againMs),
    tokenLeftS: tokensEndMs === null ? null : (tokensEndMs - nowMs) / 1000,
  };
}

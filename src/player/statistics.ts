import type { FoundKeySystem } from '../drm/eme/probe.ts';
import type { LicenseTimes } from './license-times.ts';

/** What an engine knows of its playback at one moment. `null`: it cannot tell. */
export interface EngineStatistics {
  /** Seconds of media ahead of the picture. */
  readonly bufferAhead: number;
  /** Since the start of the playback. */
  readonly droppedFrames: number | null;
  readonly bandwidthBps: number | null;
}

/** For a viewer who wants to know, and whoever helps one. No token or key is in it. */
export interface Statistics extends EngineStatistics {
  /** `null`: the title needs none. */
  readonly keySystem: FoundKeySystem | null;
  /** `null`: the title needs none. */
  readonly licenses: LicenseTimes | null;
}

import type { Config } from '../config.ts';
import { readUserAgent } from '../platform/detect.ts';
import type { PlaybackLog } from '../player/playback-log.ts';
import type { PlayerState } from '../player/player-state.ts';
import { APP_VERSION } from './app-version.ts';
import { createDeviceReport, type ReportedDevice } from './device-report.ts';
import { exportDeviceReport } from './export-report.ts';

export interface AppParts {
  readonly device: ReportedDevice;
  readonly config: Config;
  readonly log: PlaybackLog;
  /** Of the player, now. */
  readonly state: PlayerState;
}

/** The report on this very device, as JSON. */
export async function reportDevice({ device, config, log, state: { status } }: AppParts): Promise<string> {
  const isPlaying = status !== 'idle' && status !== 'failed';
  const here = { app: APP_VERSION, userAgent: readUserAgent(), page: window };
  return exportDeviceReport(await createDeviceReport({ ...here, device, config, log, isPlaying }));
}

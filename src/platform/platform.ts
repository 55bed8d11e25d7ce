import type { KeySystemId } from '../drm/key-system.ts';
import type { CaptionLook } from '../captions/caption-look.ts';
import type { EngineEvent } from '../player/engine-event.ts';
import type { EngineSource, MediaPreparer, PlayerEngine } from '../player/player-engine.ts';
import type { RemoteKeyMap } from '../remote/remote-key.ts';
import type { DeviceFacts } from './device-facts.ts';
import type { Quirks } from './quirks.ts';

/** The TV, or the desktop browser that stands in for one. */
export interface Platform {
  readonly name: 'tizen' | 'webos' | 'browser';
  /** Preferred first. */
  readonly keySystems: readonly KeySystemId[];
  readonly remoteKeys: RemoteKeyMap;
  readonly quirks: Quirks;
  /** How the viewer wants captions, by the TV's own menu; empty where the maker does not tell. */
  readCaptionLook(): Partial<CaptionLook>;
  /** Asks the maker's interface, where there is one. Never rejects. */
  readFacts(): Promise<DeviceFacts>;
  createEngine(surface: HTMLElement, source: EngineSource, emit: (event: EngineEvent) => void): Promise<PlayerEngine>;
  /** Fetches what the engine of a source begins with. */
  readonly prepareMedia: MediaPreparer;
  /** Loads the default engine's code, so that OK need not wait for it. Rejects where it cannot be fetched. */
  preloadEngine(): Promise<unknown>;
  /**
   * Tells the id of the title that somebody chose outside the app, such as on the TV's home screen: at once where the app
   * was started for it, and each time it is asked for again.
   */
  watchLaunch(tell: (contentId: string) => void): void;
  /** Tells whether the TV reads aloud what has the focus: at once and after it may have changed, where the TV says so. */
  watchScreenReader(tell: (isOn: boolean) => void): void;
  /** Whether the TV may put its screensaver over the app: not while something plays. */
  allowScreensaver(isAllowed: boolean): void;
  /** Leaves the app, in the platform's own way. */
  exit(): void;
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RemoteKey } from '../remote/remote-key.ts';

/** Keeps a Pause that came before there was a picture: no key is lost while something loads. */
export class EarlyPause implements ReactiveController {
  private isWanted = false;

  constructor(
    host: ReactiveControllerHost,
    private readonly hasPicture: () => boolean,
    private readonly pause: () => void,
  ) {
    host.addController(this);
  }

  /** Whether the key was one of those that pause or play. */
  pressKey(key: RemoteKey): boolean {
    if (key !== 'play' && key !== 'pause' && key !== 'play-pause') return false;
    this.isWanted = key === 'play-pause' ? !this.isWanted : key === 'pause';
    return true;
  }

  hostUpdated(): void {
    if (!this.isWanted || !this.hasPicture()) return;
    this.isWanted = false;
    this.pause();
  }

  hostDisconnected(): void {
    this.isWanted = false;
  }
}

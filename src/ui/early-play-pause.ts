import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { RemoteKey } from '../remote/remote-key.ts';

type Wish = 'play' | 'pause' | 'play-pause';

/** Keeps a Play or Pause that came before there was a picture: no key is lost while something loads. */
export class EarlyPlayPause implements ReactiveController {
  private wish: Wish | null = null;

  /** `isRunning`: whether the picture moves; `null` as long as there is none. */
  constructor(
    host: ReactiveControllerHost,
    private readonly isRunning: () => boolean | null,
    private readonly send: (wish: 'play' | 'pause') => void,
  ) {
    host.addController(this);
  }

  /** Whether the key was one of those that pause or play. Pressed twice, a key that does both does nothing. */
  pressKey(key: RemoteKey): boolean {
    if (key !== 'play' && key !== 'pause' && key !== 'play-pause') return false;
    this.wish = key === 'play-pause' ? otherOf(this.wish) : key;
    return true;
  }

  hostUpdated(): void {
    const isRunning = this.isRunning();
    const { wish } = this;
    if (wish === null || isRunning === null) return;
    this.wish = null;
    const isToRun = wish === 'play-pause' ? !isRunning : wish === 'play';
    if (isToRun !== isRunning) this.send(isToRun ? 'play' : 'pause');
  }

  hostDisconnected(): void {
    this.wish = null;
  }
}

/** What a key that does both makes of what was wished before. */
function otherOf(wish: Wish | null): Wish | null {
  if (wish === null) return 'play-pause';
  if (wish === 'play-pause') return null;
  return wish === 'play' ? 'pause' : 'play';
}

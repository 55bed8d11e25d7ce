import type { PlayerError } from '../errors.ts';
import { childController, throwIfAborted } from '../lib/abort.ts';
import type { PictureLimit } from './picture-limit.ts';
import type { EngineFactory, EngineSource, PlayerEngine } from './player-engine.ts';
import type { PlayerEvent } from './reduce.ts';

/** One engine of a playback, from before it is made until it is destroyed, and what it has shown. */
export class EngineRun {
  private readonly life: AbortController;
  private made: PlayerEngine | null = null;
  /** The engine that is being made: it may hold the decoder before we hold it. */
  private making: Promise<unknown> = Promise.resolve();
  private isShown = false;
  /** What the engine finds when it fetches media. */
  private isReached = true;
  /** Reported before there was a picture to go on with. */
  private impairment: PlayerError | null = null;
  private limit: PictureLimit | null = null;

  constructor(
    private readonly createEngine: EngineFactory,
    private readonly emit: (event: PlayerEvent) => void,
    signal: AbortSignal,
  ) {
    this.life = childController(signal);
  }

  get signal(): AbortSignal {
    return this.life.signal;
  }

  get engine(): PlayerEngine | null {
    return this.made;
  }

  get hasPicture(): boolean {
    return this.isShown;
  }

  /** A device that says it is offline is right; one that says nothing may be, too. */
  get hasLostNetwork(): boolean {
    return this.isShown && !(this.isReached && navigator.onLine);
  }

  /** `limit`: why no taller picture is shown. */
  async load(source: EngineSource, limit: PictureLimit | null): Promise<void> {
    throwIfAborted(this.signal);
    this.limit = limit;
    const made = this.createEngine(source, (event) => this.report(event)).then((engine) => (this.made = engine));
    this.making = made.catch(() => undefined);
    const engine = await made;
    throwIfAborted(this.signal);
    await engine.load(source, this.signal);
  }

  /** Nothing of a run that is over is reported. */
  report(event: PlayerEvent): void {
    const isFirstPicture = !this.isShown && (event.type === 'playing' || event.type === 'paused');
    if (isFirstPicture) this.isShown = true;
    if (event.type === 'network') this.isReached = event.isOnline;
    if (event.type === 'impaired' && !this.isShown) this.impairment = event.error;
    if (this.signal.aborted) return;
    this.emit(event);
    if (isFirstPicture && this.impairment !== null) this.emit({ type: 'impaired', error: this.impairment });
    if (isFirstPicture && this.limit !== null) this.emit({ type: 'limited', limit: this.limit });
  }

  async destroy(): Promise<void> {
    this.life.abort();
    await this.making;
    await this.made?.destroy();
  }
}

import type { EngineEvent } from '../../../src/player/engine-event.ts';
import type { EngineFactory, EngineSource, PlayerEngine } from '../../../src/player/player-engine.ts';
import type { EngineStatistics } from '../../../src/player/statistics.ts';
import type { Thumbnail } from '../../../src/player/thumbnail.ts';

/** An engine without a media stack: it writes down what it is asked for, and reports what the test wants. */
export class FakeEngine implements PlayerEngine {
  /** What load and destroy wait for. */
  loaded: Promise<void> = Promise.resolve();
  destroyed: Promise<void> = Promise.resolve();

  constructor(
    readonly name: string,
    readonly source: EngineSource,
    readonly emit: (event: EngineEvent) => void,
    private readonly log: string[],
  ) {
    log.push(`${name} made`);
  }

  load(_source: EngineSource, signal: AbortSignal): Promise<void> {
    this.log.push(`${this.name} load${signal.aborted ? ' aborted' : ''}`);
    return this.loaded;
  }

  play(): void {
    this.log.push(`${this.name} play`);
  }

  pause(): void {
    this.log.push(`${this.name} pause`);
  }

  seek(seconds: number): void {
    this.log.push(`${this.name} seek ${seconds}`);
  }

  goLive(): void {
    this.log.push(`${this.name} goes live`);
  }

  selectTrack(kind: 'audio' | 'text', id: string | null): void {
    this.log.push(`${this.name} ${kind} ${id ?? 'none'}`);
  }

  setRate(rate: number): void {
    this.log.push(`${this.name} rate ${rate}`);
  }

  setMaxBitrate(bitrateBps: number | null): void {
    this.log.push(`${this.name} limit ${bitrateBps ?? 'none'}`);
  }

  statistics(): EngineStatistics {
    return { bufferAhead: 12, droppedFrames: 3, bandwidthBps: 8_000_000 };
  }

  /** Every picture is on a tile of its own, which is on its way. */
  thumbnailAt(seconds: number): Thumbnail | null {
    this.log.push(`${this.name} thumbnail ${seconds}`);
    return { tileUrl: null, x: seconds, y: 0, width: 320, height: 180 };
  }

  async destroy(): Promise<void> {
    await this.destroyed;
    this.log.push(`${this.name} destroyed`);
  }

  /** A first picture at this position. */
  showPicture(position = 0, duration = 100): void {
    this.emit({ type: 'playing' });
    this.emit({ type: 'time', position, duration, bufferedUntil: position, liveWindow: null });
  }
}

/** Makes engines called `e1`, `e2` and so on, and keeps what happened to them, in order. */
export class FakeEngines {
  readonly log: string[] = [];
  readonly made: FakeEngine[] = [];
  /** What making an engine waits for. */
  gate: Promise<void> = Promise.resolve();
  /** Called with each new engine, before it is handed over. */
  prepare: (engine: FakeEngine) => void = () => undefined;

  readonly create: EngineFactory = async (source, emit) => {
    await this.gate;
    const engine = new FakeEngine(`e${this.made.length + 1}`, source, emit, this.log);
    this.prepare(engine);
    this.made.push(engine);
    return engine;
  };

  get last(): FakeEngine {
    const engine = this.made[this.made.length - 1];
    if (engine === undefined) throw new TypeError('Expected an engine, none was made yet');
    return engine;
  }
}

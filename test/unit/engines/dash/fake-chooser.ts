import type { MediaInfo } from 'dashjs';
import type { TrackChooser } from '../../../../src/engines/dash/chosen-keys.ts';
import { keyIdsOf } from '../../../../src/engines/dash/track-keys.ts';

/** Seconds. */
const STARTS: Readonly<Record<string, number>> = { one: 0, two: 30 };

/** Of one key, in period `one` or `two`. */
export const track = (type: string, keyId: string, period = 'one'): MediaInfo =>
  ({
    type,
    normalizedKeyIds: new Set([keyId]),
    streamInfo: { id: period, start: STARTS[period] },
  }) as unknown as MediaInfo;

/** dash.js as far as it chooses tracks; what plays in truth is in the contract suite. */
export class FakeChooser {
  readonly done: string[] = [];
  tracks: MediaInfo[] = [];
  renditions: string[] = [];
  current: string | null = null;
  time = 0;
  private readonly listeners = new Map<string, (event: object) => void>();

  choose(value: MediaInfo): void {
    this.listeners.get('newTrackSelected')?.({ value });
  }

  /** From one period to another. */
  start(to: string, from: string | null = null): void {
    const fromStreamInfo = from === null ? null : { id: from };
    this.listeners.get('periodSwitchStarted')?.({ fromStreamInfo, toStreamInfo: { id: to } });
  }

  wait(): void {
    this.listeners.get('playbackWaiting')?.({});
  }

  complete(to: string): void {
    this.listeners.get('periodSwitchCompleted')?.({ toStreamInfo: { id: to } });
  }

  readonly player = {
    on: (type: string, listener: (event: object) => void) => this.listeners.set(type, listener),
    getTracksFor: (type: string) => this.tracks.filter((known) => known.type === type),
    getCurrentRepresentationForType: () => (this.current === null ? null : { id: this.current }),
    getRepresentationsByType: () => this.renditions.map((id) => ({ id })),
    setRepresentationForTypeById: (type: string, id: string) => this.done.push(`${type} rendition ${id}`),
    time: () => this.time,
    seekToPresentationTime: (seconds: number) => this.done.push(`seek ${seconds}`),
    setCurrentTrack: (chosen: MediaInfo) => this.done.push(`track ${keyIdsOf(chosen).join()}`),
  } as unknown as TrackChooser;
}

import type { MediaInfo, MediaPlayerClass } from 'dashjs';

type Begun = { readonly promise: Promise<void>; readonly resolve: () => void };

/** dash.js chooses the tracks of the next period, and fetches them, while this one plays: which one that is. */
export class PlayingPeriod {
  private id: string | null = null;
  /** By period: those that somebody waits for. */
  private readonly awaited = new Map<string, Begun>();

  /** `onLeft` is called with the id of a period whose tracks are no longer current, `onBegun` when those of the next are. */
  constructor(
    player: Pick<MediaPlayerClass, 'on'>,
    { onLeft, onBegun }: { readonly onLeft: (id: string) => void; readonly onBegun: () => void },
  ) {
    player.on('periodSwitchStarted', ({ fromStreamInfo, toStreamInfo }) => {
      this.id = idOf(toStreamInfo);
      const left = idOf(fromStreamInfo);
      if (left !== null && left !== this.id) onLeft(left);
    });
    player.on('periodSwitchCompleted', ({ toStreamInfo }) => {
      onBegun();
      const id = idOf(toStreamInfo) ?? '';
      this.awaited.get(id)?.resolve();
      this.awaited.delete(id);
    });
  }

  /** One that is not known to be of another period is of this one. */
  has({ streamInfo }: MediaInfo): boolean {
    return idOf(streamInfo) === null || idOf(streamInfo) === this.id;
  }

  /** Resolves when the period of a track has begun to play; `null`: it plays. */
  reaches(track: MediaInfo): Promise<void> | null {
    const id = idOf(track.streamInfo);
    if (id === null || id === this.id) return null;
    const known = this.awaited.get(id) ?? createBegun();
    this.awaited.set(id, known);
    return known.promise;
  }
}

function idOf(period: { readonly id?: string | null } | null | undefined): string | null {
  return period?.id ?? null;
}

function createBegun(): Begun {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => (resolve = settle));
  return { promise, resolve };
}

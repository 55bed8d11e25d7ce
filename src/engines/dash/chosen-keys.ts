import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import type { ContentKeys } from '../../drm/eme/content-keys.ts';
import type { PlayerError } from '../../errors.ts';
import { KeyHold } from './key-hold.ts';
import { PlayingPeriod } from './playing-period.ts';
import type { DashRequestFacts } from './request-class.ts';
import { refusalOf, toKeyRequests } from './track-keys.ts';

/** What is asked of dash.js 5.2.1 here. `getTracksFor` and `getRepresentationsByType` leave out what has no usable key. */
export type TrackChooser = Pick<
  MediaPlayerClass,
  | 'on'
  | 'getTracksFor'
  | 'getCurrentRepresentationForType'
  | 'getRepresentationsByType'
  | 'setRepresentationForTypeById'
  | 'setCurrentTrack'
  | 'seekToPresentationTime'
  | 'time'
>;

/** Seconds before the end of a period at which its picture has come to a stop: sound ends with a sample. */
const NEAR_S = 0.25;
const SEEK_PAST_S = 0.01;

/** What was played before the current track, in the same period. */
interface Former {
  readonly track: MediaInfo;
  readonly representationId: string | null;
}

export interface ChosenKeysOptions {
  /** No track of a kind is left to go to. */
  readonly onError: (error: PlayerError) => void;
  /** dash.js was moved to another track. */
  readonly onTrackLeft: () => void;
}

/**
 * Opens the keys of a track when dash.js chooses it. `newTrackSelected` is the one event of every choice (the first track
 * of a kind, ABR, by hand, a new period), and comes before the init segment is asked for: docs/decisions/005-later-keys.md.
 * A track of the next period whose key is refused is left when that period begins: until then there is a picture.
 */
export class ChosenKeys {
  /** By period and kind. */
  private readonly current = new Map<string, MediaInfo>();
  private readonly former = new Map<string, Former>();
  /** That something was chosen of. */
  private readonly kinds = new Set<string>();
  private readonly period: PlayingPeriod;
  private readonly hold: KeyHold;
  /** No track is left any more. */
  readonly stop: () => void;

  constructor(
    private readonly player: TrackChooser,
    private readonly keys: ContentKeys,
    private readonly options: ChosenKeysOptions,
  ) {
    player.on('newTrackSelected', ({ value }) => this.choose(value));
    this.period = new PlayingPeriod(player, {
      onLeft: (id) => this.forget(id),
      onBegun: () => this.begin(),
    });
    this.hold = new KeyHold(keys, this.period);
    player.on('playbackWaiting', () =>
      this.current.forEach((track) => this.period.has(track) || this.leaveRefused(track)),
    );
    this.stop = keys.onStatusChange(() => this.current.forEach((track) => this.leaveRefused(track)));
  }

  /** When a request of dash.js may be sent; `null`: now. */
  mayLoad(request: DashRequestFacts): Promise<unknown> | null {
    return this.hold.mayLoad(request);
  }

  private choose(track: MediaInfo): void {
    const kind = track.type;
    if (kind === null) return;
    const place = placeOf(track);
    const before = this.current.get(place);
    this.current.set(place, track);
    if (before !== undefined && refusalOf(this.keys, before) === null) {
      // dash.js has the new track, but not yet the new rendition.
      const representationId = this.player.getCurrentRepresentationForType(kind)?.id ?? null;
      this.former.set(place, { track: before, representationId });
    }
    const requests = toKeyRequests(track);
    if (this.kinds.has(kind)) this.keys.openLater(requests);
    else this.keys.open(requests);
    this.kinds.add(kind);
    this.leaveRefused(track);
  }

  private forget(periodId: string): void {
    const isOfPeriod = ({ streamInfo }: MediaInfo): boolean => streamInfo?.id === periodId;
    this.current.forEach((track, place) => isOfPeriod(track) && this.current.delete(place));
    this.former.forEach(({ track }, place) => isOfPeriod(track) && this.former.delete(place));
  }

  /** What could not be had when it was fetched ahead may be to be had now. */
  private begin(): void {
    this.current.forEach((track) => {
      if (!this.period.has(track)) return;
      this.keys.openLater(toKeyRequests(track));
      this.leaveRefused(track);
    });
  }

  private leaveRefused(track: MediaInfo): void {
    const refusal = refusalOf(this.keys, track);
    if (refusal === null || track.type === null) return;
    if (!this.period.has(track)) {
      this.reach(track);
      return;
    }
    const [anyTrack] = this.player.getTracksFor(track.type);
    if (anyTrack === undefined) {
      this.options.onError(refusal);
      return;
    }
    // Adaptation set switching keeps what is buffered, a change of track does not; it has only some tracks to go to.
    const former = this.former.get(placeOf(track));
    const renditions = this.player.getRepresentationsByType(track.type);
    const next = renditions.find(({ id }) => id === former?.representationId) ?? renditions[0];
    if (next !== undefined) this.player.setRepresentationForTypeById(track.type, next.id);
    else this.player.setCurrentTrack(former?.track ?? anyTrack);
    this.options.onTrackLeft();
  }

  /** dash.js 5.2.1 itself seeks to the end of the period then, arrives before it, and waits for ever. */
  private reach({ streamInfo }: MediaInfo): void {
    const start = streamInfo?.start ?? NaN;
    if (Math.abs(this.player.time() - start) < NEAR_S) this.player.seekToPresentationTime(start + SEEK_PAST_S);
  }
}

function placeOf({ streamInfo, type }: MediaInfo): string {
  return `${streamInfo?.id ?? ''} ${type ?? ''}`;
}

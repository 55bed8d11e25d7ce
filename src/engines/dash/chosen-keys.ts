import type { MediaInfo, MediaPlayerClass } from 'dashjs';
import type { ContentKeys } from '../../drm/eme/content-keys.ts';
import type { PlayerError } from '../../errors.ts';
import type { DashRequestFacts } from './request-class.ts';
import { keyIdsOf, toKeyRequests } from './track-keys.ts';

/** What is asked of dash.js 5.2.1 here. `getTracksFor` and `getRepresentationsByType` leave out what has no usable key. */
export type TrackChooser = Pick<
  MediaPlayerClass,
  | 'on'
  | 'getTracksFor'
  | 'getCurrentRepresentationForType'
  | 'getRepresentationsByType'
  | 'setRepresentationForTypeById'
  | 'setCurrentTrack'
>;

/** What was played before the current track. */
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
 */
export class ChosenKeys {
  /** By kind. */
  private readonly current = new Map<string, MediaInfo>();
  private readonly former = new Map<string, Former>();
  /** No track is left any more. */
  readonly stop: () => void;

  constructor(
    private readonly player: TrackChooser,
    private readonly keys: ContentKeys,
    private readonly options: ChosenKeysOptions,
  ) {
    player.on('newTrackSelected', ({ value }) => this.choose(value));
    this.stop = keys.onStatusChange(() => this.current.forEach((track) => this.leaveRefused(track)));
  }

  /**
   * When a request of dash.js may be sent; `null`: now. The init segment of a later track waits for its license, so that
   * nothing without a key comes into the buffer; what is buffered plays meanwhile.
   */
  mayLoad({ type, representation }: DashRequestFacts): Promise<unknown> | null {
    return type === 'InitializationSegment' ? this.keys.pending(keyIdsOf(representation?.mediaInfo ?? {})) : null;
  }

  private choose(track: MediaInfo): void {
    const kind = track.type;
    if (kind === null) return;
    const before = this.current.get(kind);
    this.current.set(kind, track);
    if (before === undefined) {
      this.keys.open(toKeyRequests(track));
      this.leaveRefused(track);
      return;
    }
    if (this.refusalOf(before) === null) {
      // dash.js has the new track, but not yet the new rendition.
      const representationId = this.player.getCurrentRepresentationForType(kind)?.id ?? null;
      this.former.set(kind, { track: before, representationId });
    }
    this.keys.openLater(toKeyRequests(track));
  }

  private leaveRefused(track: MediaInfo): void {
    const refusal = this.refusalOf(track);
    if (refusal === null || track.type === null) return;
    const [anyTrack] = this.player.getTracksFor(track.type);
    if (anyTrack === undefined) {
      this.options.onError(refusal);
      return;
    }
    // Adaptation set switching keeps what is buffered, a change of track does not; it has only some tracks to go to.
    const former = this.former.get(track.type);
    const renditions = this.player.getRepresentationsByType(track.type);
    const next = renditions.find(({ id }) => id === former?.representationId) ?? renditions[0];
    if (next !== undefined) this.player.setRepresentationForTypeById(track.type, next.id);
    else this.player.setCurrentTrack(former?.track ?? anyTrack);
    this.options.onTrackLeft();
  }

  private refusalOf(track: MediaInfo): PlayerError | null {
    const refusals = keyIdsOf(track).map((keyId) => this.keys.refusal(keyId) ?? null);
    return refusals.every((refusal) => refusal !== null) ? (refusals[0] ?? null) : null;
  }
}

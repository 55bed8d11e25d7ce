import type { MediaInfo } from 'dashjs';
import type { ContentKeys } from '../../drm/eme/content-keys.ts';
import type { PlayingPeriod } from './playing-period.ts';
import type { DashRequestFacts } from './request-class.ts';
import { keyIdsOf, refusalOf, toKeyRequests } from './track-keys.ts';

/** Keeps what has no key out of the buffer: a picture stops at it. What is buffered plays meanwhile. */
export class KeyHold {
  constructor(
    private readonly keys: ContentKeys,
    private readonly period: Pick<PlayingPeriod, 'has' | 'reaches'>,
  ) {}

  /**
   * When a request may be sent; `null`: now. The init segment of a later track waits for its license, and dash.js asks for
   * nothing more of that kind; but one that may bring the init data which the license waits for goes first, and the media
   * after it wait. A refused track of the next period waits until that begins.
   */
  mayLoad({ type, representation }: DashRequestFacts): Promise<unknown> | null {
    const track = representation?.mediaInfo;
    if (!track || (type !== 'InitializationSegment' && type !== 'MediaSegment')) return null;
    const keyIds = keyIdsOf(track);
    if (type === 'InitializationSegment' && this.keys.lacksInitData(keyIds)) return null;
    return this.keys.pending(keyIds) !== null || this.isAhead(track) ? this.wait(track) : null;
  }

  /** A key that could not be had may be to be had later: then nothing waits for the period. */
  private async wait(track: MediaInfo): Promise<void> {
    await this.keys.pending(keyIdsOf(track));
    while (this.isAhead(track)) {
      await Promise.race([this.period.reaches(track), this.nextChange()]);
      this.keys.openLater(toKeyRequests(track));
      await this.keys.pending(keyIdsOf(track));
    }
  }

  private isAhead(track: MediaInfo): boolean {
    return refusalOf(this.keys, track) !== null && !this.period.has(track);
  }

  private nextChange(): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.keys.onStatusChange(() => {
        stop();
        resolve();
      });
    });
  }
}

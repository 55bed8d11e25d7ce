import type { MediaPlayerClass, Representation } from 'dashjs';

/** What is asked of dash.js 5.2.1 here. Unfiltered: whatever the limit; without a usable key a rendition is in neither. */
export type LimitedPlayer = Pick<
  MediaPlayerClass,
  | 'updateSettings'
  | 'getRepresentationsByType'
  | 'getRepresentationsByTypeUnfiltered'
  | 'getCurrentRepresentationForType'
  | 'setRepresentationForTypeById'
>;

/** Keeps the picture at or below a bitrate, as far as the title has such pictures. */
export class BitrateLimit {
  constructor(
    private readonly player: LimitedPlayer,
    private limitBps: number | null,
  ) {}

  /** At once: what is buffered of a picture over the limit is replaced, and not played first. */
  set(limitBps: number | null): void {
    this.limitBps = limitBps;
    this.apply();
    const current = this.player.getCurrentRepresentationForType('video');
    const allowed = this.player.getRepresentationsByType('video');
    if (current === null || allowed.some(({ id }) => id === current.id)) return;
    const [best] = sortedByBitrate(allowed).reverse();
    if (best !== undefined) this.player.setRepresentationForTypeById('video', best.id, true);
  }

  /** dash.js takes a limit below everything for none: the lowest rendition is always allowed. To be told of each period before it loads. */
  apply(): void {
    const [lowest] = sortedByBitrate(this.player.getRepresentationsByTypeUnfiltered('video'));
    const limit = this.limitBps === null ? -1 : Math.max(this.limitBps, lowest?.bandwidth ?? 0) / 1000;
    this.player.updateSettings({ streaming: { abr: { maxBitrate: { video: limit } } } });
  }
}

function sortedByBitrate(renditions: readonly Representation[]): Representation[] {
  return [...renditions].sort((one, other) => one.bandwidth - other.bandwidth);
}

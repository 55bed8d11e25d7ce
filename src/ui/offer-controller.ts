import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Offer } from './offers.ts';

/** What the viewer declined at this place of the title; it outlives a room that goes while the title is loaded again. */
export interface DeclinedOffer {
  kind: Offer['kind'] | null;
}

export interface OfferOptions {
  /** Read at every update. */
  readonly offer: () => Offer | null;
  /** Read at every update. */
  readonly declined: () => DeclinedOffer;
  /** Whether the time of the next title runs: not while the viewer does something else. */
  readonly counts: () => boolean;
  /** The time is over: the next title begins. */
  readonly onOver: () => void;
}

const COUNTDOWN_S = 10;

/**
 * Holds an offer until its time or its place is over, or it is declined, and counts down to the next title. A declined offer
 * does not come back before its place was left. Counts seconds that were seen: neither a hidden app nor a clock that jumps
 * makes them fewer.
 */
export class OfferController implements ReactiveController {
  private current: Offer | null = null;
  private left = COUNTDOWN_S;
  private timer = 0;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly options: OfferOptions,
  ) {
    host.addController(this);
  }

  get offer(): Offer | null {
    return this.current?.kind === this.options.declined().kind ? null : this.current;
  }

  /** Seconds until the next title begins by itself; `null`: it does not. */
  get secondsLeft(): number | null {
    return this.timer === 0 ? null : this.left;
  }

  /** Whether there was anything to decline. */
  decline(): boolean {
    if (this.offer === null) return false;
    this.options.declined().kind = this.offer.kind;
    this.stop();
    this.host.requestUpdate();
    return true;
  }

  hostConnected(): void {
    document.addEventListener('visibilitychange', this.onVisibility);
  }

  hostUpdate(): void {
    const offer = this.options.offer();
    if (offer?.kind !== this.current?.kind) {
      this.stop();
      this.left = COUNTDOWN_S;
    }
    this.current = offer;
    const declined = this.options.declined();
    if (offer?.kind !== declined.kind) declined.kind = null;
    if (this.offer?.kind === 'next-up' && this.left > 0 && !document.hidden && this.options.counts()) this.start();
    else this.stop();
  }

  hostDisconnected(): void {
    document.removeEventListener('visibilitychange', this.onVisibility);
    this.stop();
  }

  private readonly onVisibility = (): void => this.host.requestUpdate();

  private start(): void {
    if (this.timer === 0) this.timer = window.setTimeout(this.tick, 1000);
  }

  private stop(): void {
    window.clearTimeout(this.timer);
    this.timer = 0;
  }

  private readonly tick = (): void => {
    this.timer = 0;
    this.left -= 1;
    this.host.requestUpdate();
    if (this.left > 0) this.start();
    else this.options.onOver();
  };
}

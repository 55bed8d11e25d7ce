import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ReadableStore } from '../lib/store.ts';

/** Renders its screen again whenever a store changes, also after the screen was handed another store. */
export class StoreController<State> implements ReactiveController {
  private followed: ReadableStore<State> | null = null;
  private unsubscribe: (() => void) | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly store: () => ReadableStore<State>,
  ) {
    host.addController(this);
  }

  get value(): State {
    return this.store().get();
  }

  hostConnected(): void {
    this.follow();
    this.host.requestUpdate();
  }

  hostUpdate(): void {
    if (this.followed) this.follow();
  }

  hostDisconnected(): void {
    this.unsubscribe?.();
    this.unsubscribe = null;
    this.followed = null;
  }

  private follow(): void {
    const store = this.store();
    if (store === this.followed) return;
    this.unsubscribe?.();
    this.followed = store;
    this.unsubscribe = store.subscribe(() => this.host.requestUpdate());
  }
}

import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { afterPaint } from './after-paint.ts';
import { findPlace, nextFocus, settleFocus } from './focus-grid.ts';
import type { Direction, FocusMemory, FocusPlace, FocusRows } from './focus-grid.ts';
import type { RemoteKey } from './remote-key.ts';
import { isArrow } from './remote-keys.ts';

/** What can be focused now. A screen has one scope per mode it can be in (picture, controls); each remembers its item. */
export interface FocusScope {
  readonly id: string;
  readonly rows: FocusRows;
  /** Where a scope is entered for the first time. Default: its first item. */
  readonly first?: string;
}

export interface FocusOptions {
  /** Read at every key and after every render. */
  readonly scope: () => FocusScope;
  /** Only an active screen takes the DOM focus; one that lies under another keeps its place for later. */
  readonly isActive: () => boolean;
  readonly direction: () => Direction;
  /** OK, or a click. */
  readonly onActivate: (item: string) => void;
  /** Whether what the screen renders depends on where the focus is. Default: no. */
  readonly rendersFocus?: boolean;
  /** A notch of the wheel: 1 is away from the viewer. Default: the focus goes a row up or down. */
  readonly onWheel?: (direction: 1 | -1, atMs: number) => void;
}

/** A wheel sends several events for what a hand means as one. */
const WHEEL_INTERVAL_MS = 120;

interface ScopeMemory {
  item: string | null;
  place: FocusPlace | null;
  rows: FocusMemory;
}

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

/**
 * Keeps the DOM focus of one screen on exactly one of its items: after every render, key and pointer move.
 * The screen marks its focusable elements with `data-focus="item id"` and `tabindex="-1"`.
 */
export class FocusController implements ReactiveController {
  private readonly memories = new Map<string, ScopeMemory>();
  private focused: HTMLElement | null = null;
  private isToRender = false;
  private wheeledAtMs = -Infinity;

  constructor(
    private readonly host: Host,
    private readonly options: FocusOptions,
  ) {
    host.addController(this);
  }

  /** The item that has the focus, or will have it once the screen is active. */
  get current(): string | null {
    const { rows, first = null } = this.options.scope();
    const { item, place, rows: memory } = this.memory;
    return settleFocus(rows, item ?? first, place, memory);
  }

  /** The item last focused in a row, `null` before the first visit. */
  lastIn(rowId: string): string | null {
    return this.memory.rows[rowId] ?? null;
  }

  /** Arrows move, OK activates. Whether the key was one of them. */
  pressKey(key: RemoteKey): boolean {
    if (key === 'ok') {
      if (this.current !== null) this.options.onActivate(this.current);
      return true;
    }
    if (!isArrow(key)) return false;
    const context = { memory: this.memory.rows, direction: this.options.direction() };
    const next = nextFocus(this.options.scope().rows, this.current, key, context);
    if (next !== null) this.focus(next);
    return true;
  }

  /**
   * Focuses an item of the present scope: at once if it is rendered, else after the next render. The frame that shows the focus
   * has nothing else to do: what the screen changes with it comes after that frame.
   */
  focus(item: string): void {
    this.memory.item = item;
    this.settle();
    if (this.focused === null) this.host.requestUpdate();
    else if (this.options.rendersFocus) this.renderAfterPaint();
  }

  hostConnected(): void {
    this.host.addEventListener('mousemove', this.onPointer);
    this.host.addEventListener('click', this.onClick);
    this.host.addEventListener('wheel', this.onWheel, { passive: true });
    window.addEventListener('focus', this.settle);
  }

  hostDisconnected(): void {
    this.host.removeEventListener('mousemove', this.onPointer);
    this.host.removeEventListener('click', this.onClick);
    this.host.removeEventListener('wheel', this.onWheel);
    window.removeEventListener('focus', this.settle);
  }

  hostUpdated(): void {
    this.isToRender = false;
    this.settle();
  }

  /** Once for several keys between two frames, and not at all if the screen has been rendered meanwhile. */
  private renderAfterPaint(): void {
    if (this.isToRender) return;
    this.isToRender = true;
    afterPaint(() => {
      if (this.isToRender) this.host.requestUpdate();
    });
  }

  private get memory(): ScopeMemory {
    const { id } = this.options.scope();
    const known = this.memories.get(id);
    if (known) return known;
    const created: ScopeMemory = { item: null, place: null, rows: {} };
    this.memories.set(id, created);
    return created;
  }

  private readonly settle = (): void => {
    const item = this.current;
    this.remember(item);
    const element = item === null ? null : this.find(item);
    if (element !== this.focused) this.focused?.setAttribute('tabindex', '-1');
    this.focused = element;
    if (!element) return;
    const isActive = this.options.isActive();
    element.setAttribute('tabindex', isActive ? '0' : '-1');
    if (isActive && deepActiveElement() !== element) element.focus({ preventScroll: true });
  };

  private remember(item: string | null): void {
    const { rows } = this.options.scope();
    const place = findPlace(rows, item);
    if (item === null || !place) return;
    const { memory } = this;
    memory.item = item;
    memory.place = place;
    const row = rows[place.row];
    if (row && memory.rows[row.id] !== item) memory.rows = { ...memory.rows, [row.id]: item };
  }

  private find(item: string): HTMLElement | null {
    if (this.focused?.isConnected && this.focused.dataset['focus'] === item) return this.focused;
    for (const element of this.host.renderRoot.querySelectorAll<HTMLElement>('[data-focus]')) {
      if (element.dataset['focus'] === item) return element;
    }
    return null;
  }

  /** Chromium also sends a mousemove when content moves under a resting pointer: that one is no wish of the viewer. */
  private readonly onPointer = (event: MouseEvent): void => {
    const hasMoved = event.movementX !== 0 || event.movementY !== 0;
    const item = hasMoved ? this.itemOf(event) : null;
    if (item !== null && item !== this.current) this.focus(item);
  };

  private readonly onClick = (event: MouseEvent): void => {
    const item = this.itemOf(event);
    if (item === null) return;
    this.focus(item);
    this.options.onActivate(item);
  };

  private readonly onWheel = ({ deltaY, timeStamp }: WheelEvent): void => {
    if (!this.options.isActive() || deltaY === 0 || timeStamp - this.wheeledAtMs < WHEEL_INTERVAL_MS) return;
    this.wheeledAtMs = timeStamp;
    if (this.options.onWheel) this.options.onWheel(deltaY < 0 ? 1 : -1, timeStamp);
    else this.pressKey(deltaY < 0 ? 'up' : 'down');
  };

  private itemOf(event: MouseEvent): string | null {
    if (!this.options.isActive()) return null;
    for (const target of event.composedPath()) {
      const item = target instanceof HTMLElement ? target.dataset['focus'] : undefined;
      if (item !== undefined) return findPlace(this.options.scope().rows, item) ? item : null;
    }
    return null;
  }
}

/** The focused element, through all shadow roots. */
export function deepActiveElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

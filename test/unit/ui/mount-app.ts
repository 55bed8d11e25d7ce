import { fixture, html } from '@open-wc/testing';
import { sendKeys, setViewport } from '@web/test-runner-commands';
import type { PlayerCommand } from '../../../src/player/player-command.ts';
import { IDLE } from '../../../src/player/player-state.ts';
import type { PlayerState } from '../../../src/player/player-state.ts';
import { createStore } from '../../../src/lib/store.ts';
import type { Store } from '../../../src/lib/store.ts';
import { afterPaint } from '../../../src/remote/after-paint.ts';
import { deepActiveElement } from '../../../src/remote/focus-controller.ts';
import type { RemoteKeyMap } from '../../../src/remote/remote-key.ts';
import { createWatchJournal, type WatchEntry, type WatchJournal } from '../../../src/player/watch-journal.ts';
import type { Catalog } from '../../../src/storefront/catalog.ts';
import type { AppCommand } from '../../../src/ui/app-command.ts';
import { showLanguage } from '../../../src/ui/language-switch.ts';
import { TvApp } from '../../../src/ui/tv-app.ts';
import '../../../src/ui/screens/player-room.ts';
import { demoCatalog, toDemoResource } from './demo-catalog.ts';

const KEYS: RemoteKeyMap = {
  13: 'ok',
  27: 'back',
  32: 'play-pause',
  37: 'left',
  38: 'up',
  39: 'right',
  40: 'down',
  82: 'rewind',
  70: 'fast-forward',
  83: 'stop',
  'key ?': 'help',
};

export interface MountedApp {
  readonly app: TvApp;
  readonly player: Store<PlayerState>;
  readonly catalog: Store<Catalog>;
  readonly journal: WatchJournal;
  /** But for previews and what is prepared. */
  readonly playerCommands: PlayerCommand[];
  /** Times of which a preview was asked for. */
  readonly previews: (number | null)[];
  /** Resources that were to be prepared. */
  readonly prepared: Extract<PlayerCommand, { type: 'prepare' }>['resource'][];
  readonly appCommands: AppCommand[];
}

export interface MountOptions {
  /** What was watched, the last first. */
  readonly watched?: readonly WatchEntry[];
  readonly catalog?: Catalog;
  readonly player?: PlayerState;
  readonly language?: TvApp['language'];
  readonly toResource?: TvApp['toResource'];
  readonly foresee?: TvApp['foresee'];
}

/** The whole app, its room for the player included, over stores that the test sets; the commands it sends are collected where `main` hears them. */
export async function mountApp(options: MountOptions = {}): Promise<MountedApp> {
  await setViewport({ width: 1920, height: 1080 });
  await showLanguage(options.language ?? 'en');
  const player = createStore<PlayerState>(options.player ?? IDLE);
  const catalog = createStore<Catalog>(options.catalog ?? demoCatalog());
  const journal = createWatchJournal({ storage: null });
  [...(options.watched ?? [])].reverse().forEach((entry) => journal.keep(entry));
  const playerCommands: PlayerCommand[] = [];
  const previews: (number | null)[] = [];
  const prepared: MountedApp['prepared'] = [];
  const appCommands: AppCommand[] = [];
  const app = new TvApp();
  Object.assign(app, {
    player,
    catalog,
    journal,
    keyMap: KEYS,
    language: options.language ?? 'en',
    toResource: options.toResource ?? toDemoResource,
    ...(options.foresee && { foresee: options.foresee }),
  });
  const outside = await fixture<HTMLElement>(html`<div></div>`);
  outside.addEventListener('player-command', ({ detail }) => {
    if (detail.type === 'preview') previews.push(detail.seconds);
    else if (detail.type === 'prepare') prepared.push(detail.resource);
    else playerCommands.push(detail);
  });
  outside.addEventListener('app-command', ({ detail }) => appCommands.push(detail));
  outside.appendChild(app);
  await rendered();
  return { app, player, catalog, journal, playerCommands, previews, prepared, appCommands };
}

/** Presses real keys, one after the other, and sees what comes of each: the focus at once, the rest after its frame. */
export async function press(...keys: string[]): Promise<void> {
  for (const key of keys) {
    await sendKeys({ press: key });
    await painted();
    await rendered();
  }
}

const painted = (): Promise<void> => new Promise(afterPaint);

/** After every element has rendered what it was told: rendering takes microtasks, this is a task. Needs no clock. */
export async function rendered(): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  await new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });
  port1.close();
}

/** The `data-focus` of the one focused element; throws when that is hidden or there is none. */
export function focusedItem(): string {
  const element = deepActiveElement();
  const item = element instanceof HTMLElement ? element.dataset['focus'] : undefined;
  if (item === undefined || element?.getClientRects().length === 0) {
    throw new TypeError(`Expected a visible focus, got ${element?.tagName.toLowerCase() ?? 'none'}`);
  }
  return item;
}

/** All text that can be seen below a node, through shadow roots; parts are separated by spaces. */
export function visibleText(node: Element | ShadowRoot): string {
  const parts: string[] = [];
  for (const child of node.childNodes) {
    if (child instanceof Text) parts.push(child.data.trim());
    else if (child instanceof HTMLElement && child.getClientRects().length > 0) {
      parts.push(visibleText(child.shadowRoot ?? child));
    }
  }
  return parts.filter((part) => part !== '').join(' ');
}

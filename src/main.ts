import './lib/polyfills.ts';
import { parseConfig, type Config } from './config.ts';
import { toPlayerError, type PlayerError } from './errors.ts';
import { sendByXhr } from './lib/http.ts';
import { newGuid } from './lib/guid.ts';
import { redact } from './lib/redact.ts';
import { createStore } from './lib/store.ts';
import { createCookieCarriers } from './platform/cookies/cookie-carriers.ts';
import { detectPlatform } from './platform/detect.ts';
import { readDeviceLevels } from './platform/device-levels.ts';
import type { Platform } from './platform/platform.ts';
import type { ProbeOptions } from './drm/eme/probe.ts';
import { Player } from './player/player.ts';
import { probeAhead } from './player/probe-ahead.ts';
import type { PlayerCommand } from './player/player-command.ts';
import type { Catalog } from './storefront/catalog.ts';
import { createCatalogLoader, type CatalogLoader } from './storefront/catalog-loader.ts';
import { createStorefront, type Storefront } from './storefront/storefront.ts';
import { toResource } from './storefront/to-resource.ts';
import type { AppCommand } from './ui/app-command.ts';
import { scaleCanvas } from './ui/canvas-scale.ts';
import { TvApp } from './ui/tv-app.ts';

/** The composition root: the only file that sees all. */
function start(): void {
  const platform = detectPlatform();
  const app = new TvApp();
  Object.assign(app, { keyMap: platform.remoteKeys, language: deviceLanguage() });
  try {
    assemble(app, platform, parseConfig((window as { LATCHKEY_CONFIG?: unknown }).LATCHKEY_CONFIG));
  } catch (thrown) {
    showUnusable(app, platform, toPlayerError(thrown, 'CONFIG_INVALID', 'Expected the app to start, it failed'));
  }
  scaleCanvas(element('canvas'));
  element('canvas').appendChild(app);
}

function assemble(app: TvApp, platform: Platform, config: Config): void {
  const { backendUrl, account } = config;
  const storefront = createStorefront({ backendUrl, account, transport: sendByXhr, newMessageId: newGuid });
  const loader = createCatalogLoader(storefront);
  const device = { ...platform, requestAccess: readRequestAccess(), levels: readDeviceLevels(platform) };
  const player = createPlayer(device, storefront, config);
  Object.assign(app, {
    player: player.state,
    catalog: loader.catalog,
    language: config.language ?? deviceLanguage(),
    toResource: (title: Parameters<typeof toResource>[0]) => toResource(title, canPlay),
  });
  app.addEventListener('player-command', ({ detail }: CustomEvent<PlayerCommand>) => player.dispatch(detail));
  app.addEventListener('app-command', ({ detail }: CustomEvent<AppCommand>) =>
    run(detail, { platform, storefront, loader, player }),
  );
  logFailures(player, loader);
  void loader.load().then(() => prepareWhenIdle(device, loader));
}

/** Nothing can be asked of anybody: the app says so, and can be left. */
function showUnusable(app: TvApp, platform: Platform, error: PlayerError): void {
  logFailure(error);
  app.catalog = createStore<Catalog>({ status: 'failed', error });
  app.addEventListener('app-command', ({ detail }: CustomEvent<AppCommand>) => {
    if (detail.type === 'exit') platform.exit();
  });
}

function deviceLanguage(): 'en' | 'fr' {
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}

/** Their codecs are those of the catalog. */
const TITLES_TO_PROBE = 50;

/** A platform, and what is asked of its CDMs. */
type Device = Platform & Omit<ProbeOptions, 'codecs'>;

/** Not on the way to the first screen: from then on OK finds the engine's code in place, and the device asked. */
function prepareWhenIdle(device: Device, { catalog }: CatalogLoader): void {
  window.requestIdleCallback(() => {
    // A failure shows at OK.
    device.preloadEngine().catch(() => undefined);
    const state = catalog.get();
    const titles = state.status === 'ready' ? state.rails.flatMap((rail) => rail.titles) : [];
    void probeAhead(
      titles.slice(0, TITLES_TO_PROBE).map((title) => toResource(title, canPlay)),
      device,
    );
  });
}

function createPlayer(device: Device, storefront: Storefront, config: Config): Player {
  const picture = element('picture');
  return new Player({
    grants: (...asked) => storefront.grants(...asked),
    transport: sendByXhr,
    cookieCarriers: createCookieCarriers(config.relay ?? null),
    platformName: device.name,
    keySystems: device.keySystems,
    requestAccess: device.requestAccess,
    quirks: device.quirks,
    levels: device.levels,
    now: () => performance.now(),
    preparesAhead: config.prepare,
    createEngine: (source, emit) => device.createEngine(picture, source, emit),
    prepareMedia: device.prepareMedia,
    maxVideoHeight: config.maxVideoHeight ?? null,
    maxVideoHeightByLevel: config.maxVideoHeightByLevel ?? {},
  });
}

interface Parts {
  readonly platform: Platform;
  readonly storefront: Storefront;
  readonly loader: CatalogLoader;
  readonly player: Player;
}

function run(command: AppCommand, { platform, storefront, loader, player }: Parts): void {
  switch (command.type) {
    case 'exit':
      platform.exit();
      return;
    case 'reauthorize':
      storefront.signOut();
      if (player.state.get().status === 'failed') player.dispatch({ type: 'retry' });
      else void loader.load();
      return;
    case 'reload-catalog':
      void loader.load();
  }
}

/** One line per failure, for developers: no token, cookie or key is in it. */
function logFailure(error: PlayerError): void {
  console.warn(redact(`Latchkey ${error.code}: ${error.message}`));
}

function logFailures(player: Player, { catalog }: CatalogLoader): void {
  let logged: PlayerError | null = null;
  player.state.subscribe((state) => {
    if (state.status === 'failed') logFailure(state.error);
    const impairment = 'impairment' in state ? state.impairment : null;
    if (impairment !== null && impairment !== logged) logFailure(impairment);
    logged = impairment;
  });
  catalog.subscribe((state) => {
    if (state.status === 'failed') logFailure(state.error);
    if (state.status === 'ready') state.rejected.forEach(logFailure);
  });
}

/** `undefined` where the page is no secure context. */
function readRequestAccess(): Navigator['requestMediaKeySystemAccess'] | undefined {
  const { requestMediaKeySystemAccess: request } = navigator as Partial<Navigator>;
  return request?.bind(navigator);
}

function canPlay(contentType: string): boolean {
  return 'MediaSource' in window && MediaSource.isTypeSupported(contentType);
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new TypeError(`index.html has no #${id}`);
  return found;
}

start();

import './lib/polyfills.ts';
import { parseConfig, type Config } from './config.ts';
import { attempt } from './lib/attempt.ts';
import { openDurableText } from './lib/durable-text.ts';
import { toPlayerError, type PlayerError } from './errors.ts';
import { sendByXhr } from './lib/http.ts';
import { newGuid } from './lib/guid.ts';
import { redact } from './lib/redact.ts';
import { createStore } from './lib/store.ts';
import { detectPlatform } from './platform/detect.ts';
import type { Platform } from './platform/platform.ts';
import { keepAwake } from './player/keep-awake.ts';
import type { MediaResource } from './drm/media-resource.ts';
import { LatePlayer } from './player/late-player.ts';
import type { PlayerPart } from './player-part.ts';
import type { PlayerCommand } from './player/player-command.ts';
import { createViewerSettings, type ViewerSettingsStore } from './player/viewer-settings.ts';
import { createWatchJournal, type WatchJournal } from './player/watch-journal.ts';
import { suspendWhenHidden } from './player/suspend-when-hidden.ts';
import { recordWatching } from './player/watch-recorder.ts';
import { awaitTitle } from './storefront/await-title.ts';
import { findTitle, type Catalog } from './storefront/catalog.ts';
import { createCatalogLoader, type CatalogLoader } from './storefront/catalog-loader.ts';
import { createStorefront, type Storefront } from './storefront/storefront.ts';
import { toResource } from './storefront/to-resource.ts';
import type { AppCommand } from './ui/app-command.ts';
import { scaleCanvas } from './ui/canvas-scale.ts';
import { showLanguage, shownLanguage } from './ui/language-switch.ts';
import type { Language } from './ui/strings.ts';
import { TvApp } from './ui/tv-app.ts';

/** The composition root: the only file that sees all. */
function start(): void {
  const platform = detectPlatform();
  const app = new TvApp();
  app.keyMap = platform.remoteKeys;
  shownLanguage.subscribe((language) => void (app.language = language));
  let chosenLanguage = deviceLanguage;
  try {
    const config = parseConfig((window as { LATCHKEY_CONFIG?: unknown }).LATCHKEY_CONFIG);
    const settings = createViewerSettings(readStorage());
    settings.assume({ captions: { ...settings.get().captions, ...platform.readCaptionLook() } });
    chosenLanguage = () => settings.get().language ?? config.language ?? deviceLanguage();
    settings.subscribe(() => void showLanguage(chosenLanguage()));
    assemble(app, platform, config, settings);
  } catch (thrown) {
    showUnusable(app, platform, toPlayerError(thrown, 'CONFIG_INVALID', 'Expected the app to start, it failed'));
  }
  scaleCanvas(element('canvas'));
  // Not before its texts are there: nothing is ever seen in another language.
  void showLanguage(chosenLanguage()).then(() => element('canvas').appendChild(app));
}

function assemble(app: TvApp, platform: Platform, config: Config, settings: ViewerSettingsStore): void {
  const { backendUrl, account } = config;
  const storefront = createStorefront({ backendUrl, account, transport: sendByXhr, newMessageId: newGuid });
  const loader = createCatalogLoader(storefront);
  const player = new LatePlayer(() => fetchPlayerPart(platform, storefront, config, settings));
  const journal = keepJournal(player, loader);
  Object.assign(app, {
    player: player.state,
    catalog: loader.catalog,
    settings,
    journal,
    foresee: (resource: MediaResource) =>
      player.fetch().then(
        (part) => part.foresee(resource),
        () => null,
      ),
    toResource: (title: Parameters<typeof toResource>[0]) => toResource(title, canPlay),
  });
  app.addEventListener('player-command', ({ detail }: CustomEvent<PlayerCommand>) => player.dispatch(detail));
  app.addEventListener('app-command', ({ detail }: CustomEvent<AppCommand>) =>
    run(detail, { platform, storefront, loader, player, settings }),
  );
  logFailures(player, loader);
  showWhatIsAskedFor(app, platform, loader);
  suspendWhenHidden(document, (command) => player.dispatch(command));
  keepAwake(player.state, (isAllowed) => platform.allowScreensaver(isAllowed));
  platform.watchScreenReader((isOn) => void (app.reads = isOn));
  // For a developer's console (docs/devices.md).
  Object.assign(window, { latchkey: { report: () => player.fetch().then((part) => part.report()) } });
  void loader.load().then(() => prepareWhenIdle(platform, player, loader));
}

/** Where the viewer stands in each title, as far as this device remembers. */
function keepJournal({ state }: AppPlayer, { catalog }: CatalogLoader): WatchJournal {
  const vault = openDurableText(
    attempt(() => window.indexedDB),
    'latchkey.watched',
  );
  const journal = createWatchJournal({ storage: readStorage(), vault });
  const creditsOf = (id: string): number | undefined => findTitle(catalog.get(), id)?.markers?.credits?.start;
  recordWatching({ player: state, journal, page: window, creditsOf });
  return journal;
}

/** The last that was asked for, as soon as the catalog has it. */
function showWhatIsAskedFor(app: TvApp, platform: Platform, { catalog }: CatalogLoader): void {
  let forget = (): void => undefined;
  platform.watchLaunch((contentId) => {
    forget();
    forget = awaitTitle(catalog, contentId, (title) => app.show(title));
  });
}

/** Nothing can be asked of anybody: the app says so, and can be left. */
function showUnusable(app: TvApp, platform: Platform, error: PlayerError): void {
  logFailure(error);
  app.catalog = createStore<Catalog>({ status: 'failed', error });
  app.addEventListener('app-command', ({ detail }: CustomEvent<AppCommand>) => {
    if (detail.type === 'exit') platform.exit();
  });
}

/** `null` where the page may keep nothing. */
function readStorage(): Storage | null {
  return attempt(() => window.localStorage);
}

function deviceLanguage(): Language {
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}

/** Their codecs are those of the catalog. */
const TITLES_TO_PROBE = 50;

/** Not on the way to the first screen: from then on OK finds player and engine in place, and the device asked. */
function prepareWhenIdle(platform: Platform, player: AppPlayer, { catalog }: CatalogLoader): void {
  window.requestIdleCallback(() => {
    const state = catalog.get();
    const titles = state.status === 'ready' ? state.rails.flatMap((rail) => rail.titles).slice(0, TITLES_TO_PROBE) : [];
    // A failure shows at OK.
    const ignore = (): void => undefined;
    player.fetch().then(({ probeAhead }) => {
      void probeAhead(titles.map((title) => toResource(title, canPlay)));
    }, ignore);
    platform.preloadEngine().catch(ignore);
  });
}

async function fetchPlayerPart(
  platform: Platform,
  storefront: Storefront,
  config: Config,
  settings: ViewerSettingsStore,
): Promise<PlayerPart> {
  const { createPlayerPart } = await import(/* webpackChunkName: "player" */ './player-part.ts');
  const surface = element('picture');
  return createPlayerPart({ platform, surface, grants: storefront.grants, config, settings, onRetreat: logFailure });
}

type AppPlayer = LatePlayer<PlayerPart>;

interface Parts {
  readonly platform: Platform;
  readonly storefront: Storefront;
  readonly loader: CatalogLoader;
  readonly player: AppPlayer;
  readonly settings: ViewerSettingsStore;
}

function run(command: AppCommand, { platform, storefront, loader, player, settings }: Parts): void {
  switch (command.type) {
    case 'exit':
      platform.exit();
      return;
    case 'reauthorize':
      storefront.signOut();
      if (player.state.get().status === 'failed') player.dispatch({ type: 'retry' });
      else void loader.load();
      return;
    case 'change-settings':
      settings.change(command.settings);
      return;
    case 'reload-catalog':
      void loader.load();
  }
}

/** One line per failure, for developers: no token, cookie or key is in it. */
function logFailure(error: PlayerError): void {
  console.warn(redact(`Latchkey ${error.code}: ${error.message}`));
}

function logFailures(player: AppPlayer, { catalog }: CatalogLoader): void {
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

function canPlay(contentType: string): boolean {
  return 'MediaSource' in window && MediaSource.isTypeSupported(contentType);
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new TypeError(`index.html has no #${id}`);
  return found;
}

start();

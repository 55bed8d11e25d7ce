import '../../../src/lib/polyfills.ts';
import { parseConfig } from '../../../src/config.ts';
import { createLevelMemory } from '../../../src/drm/eme/level-memory.ts';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { DefaultMetadataKeys, Metadata } from '../../../src/drm/metadata.ts';
import { NetworkConfiguration } from '../../../src/drm/network-configuration.ts';
import { DashEngine } from '../../../src/engines/dash/dash-engine.ts';
import { newGuid } from '../../../src/lib/guid.ts';
import { sendByXhr } from '../../../src/lib/http.ts';
import { createCookieCarriers } from '../../../src/platform/cookies/cookie-carriers.ts';
import { chooseQuirks } from '../../../src/platform/quirks.ts';
import { parseUserAgent } from '../../../src/platform/user-agent.ts';
import { createStore } from '../../../src/lib/store.ts';
import { NO_WISHES } from '../../../src/player/playback-wishes.ts';
import { Player } from '../../../src/player/player.ts';
import { createStorefront } from '../../../src/storefront/storefront.ts';

const { relay, account } = parseConfig((window as { LATCHKEY_CONFIG?: unknown }).LATCHKEY_CONFIG);

const player = new Player({
  grants: createStorefront({ backendUrl: '', account, transport: sendByXhr, newMessageId: newGuid }).grants,
  transport: sendByXhr,
  cookieCarriers: createCookieCarriers(relay ?? null),
  platformName: 'browser',
  keySystems: ['clearkey'],
  requestAccess: navigator.requestMediaKeySystemAccess.bind(navigator),
  now: () => performance.now(),
  createEngine: (_source, emit) => Promise.resolve(new DashEngine(document.body, emit)),
  maxVideoHeight: 360,
  maxVideoHeightByLevel: {},
  preparesAhead: false,
  settings: createStore(NO_WISHES),
  quirks: chooseQuirks(parseUserAgent(navigator.userAgent)),
  levels: Promise.resolve(createLevelMemory({ store: null, device: 'this browser' })),
});

/** The cookie guide of TVSDK, line by line. */
function playAsInTheGuide(url: string): void {
  const cookies = new Metadata();
  cookies.setValue('val1', '12345');
  cookies.setValue('val2', 'abcd');

  const networkConfiguration = new NetworkConfiguration();
  networkConfiguration.cookieHeaders = cookies;
  networkConfiguration.forceNativeNetworking = true;

  const resourceMetadata = new Metadata();
  resourceMetadata.setMetadata(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY, networkConfiguration);

  const resource = MediaResource.createFromURL(url, resourceMetadata);
  player.dispatch({ type: 'load', resource });
}

/** Any other configuration: `cookies` beside the flags. */
function playWith(
  url: string,
  values: Readonly<Record<string, string>>,
  flags: Partial<Omit<NetworkConfiguration, keyof Metadata>>,
): void {
  const cookieHeaders = new Metadata();
  for (const [name, value] of Object.entries(values)) cookieHeaders.setValue(name, value);
  const network = Object.assign(new NetworkConfiguration(), { cookieHeaders }, flags);
  const metadata = new Metadata();
  metadata.setMetadata(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY, network);
  player.dispatch({ type: 'load', resource: MediaResource.createFromURL(url, metadata) });
}

/** Turns the first subtitles on, as soon as the engine has told the tracks. `false`: not yet. */
function turnSubtitlesOn(): boolean {
  const state = player.state.get();
  const text = 'tracks' in state ? state.tracks.find(({ kind }) => kind === 'text') : undefined;
  if (text !== undefined) player.dispatch({ type: 'select-track', kind: 'text', id: text.id });
  return text !== undefined;
}

/** What survives the way out of the page; the error is that of the playback, or of what it had to go on without. */
function readState(): object {
  const state = player.state.get();
  const loaded = 'position' in state ? state : null;
  const error = state.status === 'failed' ? state.error : (loaded?.impairment ?? null);
  const { code, message, details } = error ?? {};
  return { status: state.status, code, message, details, tileUrl: loaded?.thumbnail?.tileUrl };
}

/** As the seek bar does while the viewer chooses where to go. */
function preview(seconds: number): void {
  player.dispatch({ type: 'preview', seconds });
}

Object.assign(window, {
  guide: {
    playAsInTheGuide,
    playWith,
    readState,
    turnSubtitlesOn,
    preview,
    stop: () => player.dispatch({ type: 'stop' }),
  },
});

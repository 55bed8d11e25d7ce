import { Hono } from 'hono';

import { createAppRoutes, type RelayConfig } from './app-routes.ts';
import { createBaseUrl } from './base-url.ts';
import { createContentKeys } from './content-keys.ts';
import { createExpressPlayClient } from './expressplay-client.ts';
import { createExpressPlayRoutes } from './expressplay-routes.ts';
import { createEnvironments } from './expressplay/environments.ts';
import { createFaults, type Faults } from './faults.ts';
import { openKeyStores } from './keystore/key-stores.ts';
import { createLiveClock } from './live-clock.ts';
import { createLiveSchedule } from './live.ts';
import { createMediaRoutes, type ReadArtwork } from './media-routes.ts';
import { readArtwork } from './packager/artwork.ts';
import { packageTitle } from './packager/package-title.ts';
import { createProbeEcho } from './probe-echo.ts';
import { createSessions } from './storefront/sessions.ts';
import { createStorefront } from './storefront/storefront.ts';
import { createTitleLibrary, type PackageTitle, type TitleLibrary } from './title-library.ts';
import { DEMO_TITLES, type DemoTitle } from './titles.ts';
import { createTokenCache } from './token-cache.ts';
import { builtInService, liveService } from './token-service-address.ts';

export interface BackendOptions {
  /** Customer authenticator, `<decimal service id>,<32 hex>`. Default: one for this run. */
  readonly authenticator?: string | undefined;
  /** The one of the production environment, under `/prod`. Default: one for this run. */
  readonly productionAuthenticator?: string | undefined;
  /** Asked for tokens in place of the built-in service, which then has an authenticator of its own. */
  readonly expressPlayHost?: string | undefined;
  /** Seals license tokens. Default: random per run, so that tokens die with the process. */
  readonly tokenSecret?: string | undefined;
  /**
   * Where the key storage of the test environment keeps its keys; production's is beside it, `…-production`. Default: in
   * memory, so that keys die with the process.
   */
  readonly keystoreFile?: string | undefined;
  /** Seconds that a license token lives. Default: one hour. */
  readonly tokenLifetimeS?: number | undefined;
  /** Start of every URL handed out. Default: what the request was sent to. */
  readonly publicUrl?: string | undefined;
  /** Origins that may ask for licenses, beyond the own one, `null` and http on loopback. */
  readonly allowedOrigins?: readonly string[] | undefined;
  /** The built web app, served at `/`. */
  readonly appDirectory?: string | undefined;
  /** For `/config.js`; `backendUrl` is always the same origin. */
  readonly appConfig?: Readonly<Record<string, unknown>> | undefined;
  /** The relay of this machine, told to pages on it. */
  readonly relay?: RelayConfig | undefined;
  readonly packageTitle?: PackageTitle | undefined;
  /** Titles beside the demo's, on a rail of their own, without artwork. Default: none. */
  readonly extraTitles?: readonly DemoTitle[] | undefined;
  readonly readArtwork?: ReadArtwork | undefined;
  /** Milliseconds since the epoch. */
  readonly now?: (() => number) | undefined;
  /** Takes one line per redemption or failure. Default: silence. */
  readonly log?: ((line: string) => void) | undefined;
}

export interface Backend {
  readonly app: Hono;
  /** For tests; see `faults.ts`. */
  readonly faults: Faults;
}

/** The first protected title and the first clear one: ready before the backend is. */
const EAGER_TITLES = ['aurora', 'farlight'];

/** Rejects with a TypeError where an option cannot be used, with KeyFileError for the key storage's file, and where a title cannot be packaged. */
export async function createBackend(options: BackendOptions = {}): Promise<Backend> {
  const { now = Date.now, log = () => undefined, tokenLifetimeS = 3600 } = options;
  const baseUrlOf = createBaseUrl(options.publicUrl);
  const liveTokens = liveService(options.expressPlayHost, options.authenticator);
  const environments = createEnvironments(liveTokens ? { ...options, authenticator: undefined } : options, baseUrlOf);
  const [{ authenticator }] = environments;
  const sessions = createSessions(now);
  const cache = createTokenCache(now);
  const faults = createFaults({ revokeSessions: () => sessions.revokeAll(), forgetTokens: () => cache.forgetAll() });
  const live = createLiveSchedule(now, faults.channelEndsAt);
  const titles = [...DEMO_TITLES, ...(options.extraTitles ?? [])];
  const library = createTitleLibrary(titles, createContentKeys(), options.packageTitle ?? packageTitle, live);
  const stores = await openKeyStores(options.keystoreFile, now);
  await packageFirst(library);

  const app = new Hono();
  const address = liveTokens ?? builtInService(authenticator, async (request) => app.fetch(request));
  const client = createExpressPlayClient({ address, cache, now, log });
  const allowedOrigins = options.allowedOrigins ?? [];
  const needsCookies = (keyId: string): boolean => library.findByKeyId(keyId)?.cookiesFor !== undefined;
  const services = { environments, stores, baseUrlOf, allowedOrigins, needsCookies, faults, now, log };
  app.route('/', createExpressPlayRoutes(services));
  app.route('/', createStorefront({ library, client, sessions, baseUrlOf, tokenLifetimeS, faults }));
  app.route('/', createLiveClock(now, faults));
  app.route('/', createMediaRoutes({ library, readArtwork: options.readArtwork ?? readArtwork, faults }));
  app.route('/', createProbeEcho());
  const { appDirectory, appConfig = {}, relay } = options;
  app.route('/', createAppRoutes({ appDirectory, appConfig, relay }));
  app.onError((error, c) => {
    log(`${new Date(now()).toISOString()} failure ${c.req.method} ${c.req.path}: ${error.message}`);
    return c.json({ error: 500, errorText: 'The backend failed; its log says why' }, 500);
  });
  return { app, faults };
}

async function packageFirst(library: TitleLibrary): Promise<void> {
  const eager = library.titles.filter(({ id }) => EAGER_TITLES.includes(id));
  await Promise.all(eager.map((title) => library.packaged(title)));
}

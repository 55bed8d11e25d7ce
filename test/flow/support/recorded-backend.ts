import { EventEmitter, once } from 'node:events';
import { Hono } from 'hono';
import { createBackend, type Backend, type BackendOptions } from '../../../server/backend.ts';
import { createFaults } from '../../../server/faults.ts';
import { listen } from '../../../server/listen.ts';
import { startRelay } from '../../../src/relay/relay.ts';

/** What the server received. */
export interface Received {
  /** As the client named it: `127.0.0.1:49152`. */
  readonly host: string;
  readonly path: string;
  /** The `Cookie` header. */
  readonly cookie: string | null;
}

/** What a request is for, by its path: the classes by which cookies are decided, and all others. */
export type PathClass = 'license' | 'text' | 'image' | 'manifest' | 'init' | 'segment' | 'other';

const PATHS: Readonly<Record<Exclude<PathClass, 'other'>, RegExp>> = {
  license: /^\/hms\/wv\/rights/,
  text: /\.(?:vtt|ttml)$/,
  image: /\/thumbnails\/\d+\.jpg$/,
  manifest: /\.mpd$/,
  init: /\/init\.\w+$/,
  segment: /\.m4s$/,
};

/** The backend with its relay, as `npm start` runs them, behind a recorder of what really arrives. */
export interface RecordedBackend {
  readonly backend: Backend;
  readonly url: string;
  readonly relayUrl: string;
  readonly received: Received[];
  /** Has the last word on each answer. Default: none. */
  alter: (answer: Response, request: Request) => Response | Promise<Response>;
  /** Resolves when a request of this class has arrived; fails where none does. */
  arrival(pathClass: PathClass): Promise<void>;
  /**
   * Which `Cookie` headers each class of requests came with, each kind of header once. With a manifest's URL, media of
   * another folder are left out: what played before may still have had requests on their way.
   */
  cookiesByClass(manifestUrl?: string): Readonly<Record<PathClass, readonly (string | null)[]>>;
  stop(): Promise<void>;
}

/** Longer than any answer is waited for. */
const ARRIVAL_MS = 15_000;

const AS_IT_IS: RecordedBackend['alter'] = (answer) => answer;

export async function startRecordedBackend(options: BackendOptions): Promise<RecordedBackend> {
  const app = new Hono();
  const received: Received[] = [];
  const arrivals = new EventEmitter();
  // The relay wants to know the backend's port, and the backend the relay's.
  const server = await listen(
    { app, faults: createFaults({ revokeSessions: () => undefined, forgetTokens: () => undefined }) },
    { port: 0, host: '127.0.0.1' },
  );
  const { host } = new URL(server.url);
  const relay = await startRelay({ hosts: [host], origins: [server.url] });
  const backend = await createBackend({ ...options, relay: { url: relay.url, secret: relay.secret, hosts: [host] } });
  app.all('*', async (c) => {
    received.push({ host: c.req.header('Host') ?? '', path: c.req.path, cookie: c.req.header('Cookie') ?? null });
    arrivals.emit('request');
    return recorded.alter(await backend.app.fetch(c.req.raw, c.env), c.req.raw);
  });
  const recorded: RecordedBackend = {
    ...{ backend, url: server.url, relayUrl: relay.url, received, alter: AS_IT_IS },
    arrival: async (pathClass) => {
      const signal = AbortSignal.timeout(ARRIVAL_MS);
      while (!received.some(({ path }) => classOf(path) === pathClass)) {
        await once(arrivals, 'request', { signal }).catch((cause: unknown) => {
          throw new Error(`No request of class ${pathClass} within ${ARRIVAL_MS} ms`, { cause });
        });
      }
    },
    cookiesByClass: (manifestUrl) => {
      const folder = manifestUrl === undefined ? '/' : new URL('.', manifestUrl).pathname;
      return groupCookies(received.filter(({ path }) => !path.startsWith('/media/') || path.startsWith(folder)));
    },
    stop: async () => {
      await Promise.all([relay.close(), server.close()]);
    },
  };
  return recorded;
}

export function classOf(path: string): PathClass {
  for (const [name, pattern] of Object.entries(PATHS)) if (pattern.test(path)) return name as PathClass;
  return 'other';
}

function groupCookies(received: readonly Received[]): ReturnType<RecordedBackend['cookiesByClass']> {
  const cookiesOf = (pathClass: PathClass): readonly (string | null)[] =>
    Array.from(new Set(received.filter(({ path }) => classOf(path) === pathClass).map(({ cookie }) => cookie)));
  return {
    license: cookiesOf('license'),
    text: cookiesOf('text'),
    image: cookiesOf('image'),
    manifest: cookiesOf('manifest'),
    init: cookiesOf('init'),
    segment: cookiesOf('segment'),
    other: cookiesOf('other'),
  };
}

import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

import { allowAnyOrigin } from './cors.ts';

/** `relay` of the app's configuration. */
export interface RelayConfig {
  readonly url: string;
  readonly secret: string;
  readonly hosts: readonly string[];
}

export interface AppRoutesOptions {
  /** The built web app. Without it there is only the configuration. */
  readonly appDirectory: string | undefined;
  readonly appConfig: Readonly<Record<string, unknown>>;
  /** The relay of this machine: told to pages that were opened on this machine, and to no other. */
  readonly relay: RelayConfig | undefined;
}

/** The web app at `/` and its configuration, in which an empty `backendUrl` means: where this page came from. */
export function createAppRoutes({ appDirectory, appConfig, relay }: AppRoutesOptions): Hono {
  const app = new Hono();
  const script = toConfigScript({ ...appConfig, backendUrl: '' });
  const scriptWithRelay = toConfigScript({ ...appConfig, backendUrl: '', ...(relay && { relay }) });
  app.use('/config.js', allowAnyOrigin());
  app.get('/config.js', (c) =>
    c.body(isLoopback(new URL(c.req.url).hostname) ? scriptWithRelay : script, 200, {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
    }),
  );
  if (appDirectory === undefined) return app;
  app.get('/*', async (c, next) => {
    await next();
    if (c.res.headers.get('Content-Type')?.startsWith('text/html')) c.header('Cache-Control', 'no-cache');
  });
  app.get('/*', serveStatic({ root: appDirectory }));
  return app;
}

const isLoopback = (hostname: string): boolean => hostname === 'localhost' || hostname === '127.0.0.1';

/** A classic script. Up to Chromium 65 U+2028 and U+2029 end a line even inside a string. */
function toConfigScript(config: Readonly<Record<string, unknown>>): string {
  const json = JSON.stringify(config).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  return `window.LATCHKEY_CONFIG = ${json};\n`;
}

import { Hono } from 'hono';

/**
 * The time that live manifests send players to (`UTCTiming`, http-iso): what a TV believes the time to be is no guide.
 * Any page may read it, and nothing but it.
 */
export function createLiveClock(now: () => number): Hono {
  const app = new Hono();
  app.get('/live/time', (c) =>
    c.text(new Date(now()).toISOString(), 200, { 'Access-Control-Allow-Origin': '*', 'Cache-Control': 'no-store' }),
  );
  return app;
}

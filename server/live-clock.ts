import { Hono } from 'hono';

import { withFaults, type Faults } from './faults.ts';

/**
 * The time that live manifests send players to (`UTCTiming`, http-iso): what a TV believes the time to be is no guide.
 * Any page may read it, and nothing but it.
 */
export function createLiveClock(now: () => number, faults: Faults): Hono {
  const app = new Hono();
  app.use('/live/time', withFaults(faults, 'clock'));
  app.get('/live/time', (c) =>
    c.text(faults.clockAnswer?.() ?? new Date(now()).toISOString(), 200, {
      'Access-Control-Allow-Origin': '*',
      'Cache-Control': 'no-store',
    }),
  );
  return app;
}

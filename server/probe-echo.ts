import { Hono, type Context } from 'hono';
import { getCookie } from 'hono/cookie';
import { cors } from 'hono/cors';

import { PAGE_COOKIES, PROBE_COOKIES, PROBE_MARK, type ProbeEcho } from './probe-marks.ts';

/** A run of a probe page. */
const RUN = '/:run{[a-z0-9]{4,16}}';
/** Runs whose manifest request is remembered, the last ones. */
const REMEMBERED_RUNS = 16;
const COOKIE_LIFETIME_S = 24 * 60 * 60;
const OWN_COOKIES: readonly string[] = [...Object.keys(PROBE_COOKIES), ...PAGE_COOKIES];

/**
 * Tells the probe pages (test/device) what arrived of their requests: the names of all headers, and the values of few. Any origin may
 * ask, with credentials and whatever headers it can send, so that only the engine's own rules are seen.
 */
export function createProbeEcho(): Hono {
  const app = new Hono();
  const seen = new Map<string, ProbeEcho>();
  app.use('/probe-echo/*', cors({ origin: (origin) => origin, credentials: true, allowMethods: ['GET', 'POST'] }));
  app.use('/probe-echo/*', async (c, next) => {
    await next();
    c.header('Cache-Control', 'no-store');
  });
  app.get('/probe-echo/headers', (c) => c.json(readEcho(c)));
  app.post(`/probe-echo/cookies${RUN}`, (c) => {
    for (const [name, attributes] of Object.entries(PROBE_COOKIES)) {
      const cookie = `${name}=${c.req.param('run')}; Path=/probe-echo/; Max-Age=${COOKIE_LIFETIME_S}${attributes}`;
      c.header('Set-Cookie', cookie, { append: true });
    }
    return c.json(readEcho(c));
  });
  // What a TV's own player asks for: no page sees its headers.
  app.get(`/probe-echo/manifest${RUN}/manifest.mpd`, (c) => {
    const run = c.req.param('run');
    seen.delete(run);
    seen.set(run, readEcho(c));
    for (const old of [...seen.keys()].slice(0, -REMEMBERED_RUNS)) seen.delete(old);
    return c.body(null, 404, { 'Content-Type': 'application/dash+xml' });
  });
  app.get(`/probe-echo/seen${RUN}`, (c) => {
    const echo = seen.get(c.req.param('run'));
    return echo === undefined
      ? c.json({ error: 404, errorText: 'No manifest was asked for in this run' }, 404)
      : c.json(echo);
  });
  return app;
}

function readEcho(c: Context): ProbeEcho {
  const headers = Object.entries(c.req.header()).sort(([left], [right]) => (left < right ? -1 : 1));
  const cookies = Object.entries(getCookie(c)).filter(([name]) => OWN_COOKIES.includes(name));
  const { origin, referer, 'user-agent': userAgent } = c.req.header();
  return {
    headers: headers.map(([name]) => name),
    // Names of the probes' cookies have the mark in them.
    marked: headers.flatMap(([name, value]) => (name !== 'cookie' && value.includes(PROBE_MARK) ? [name] : [])),
    origin: origin ?? null,
    referer: referer?.replace(/[?#].*$/, '') ?? null,
    userAgent: userAgent ?? null,
    cookies: Object.fromEntries(cookies),
  };
}

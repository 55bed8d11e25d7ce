import { createHash } from 'node:crypto';

import { Hono, type Context } from 'hono';

import { allowAnyOrigin } from './cors.ts';
import { withFaults, type Faults } from './faults.ts';
import { byteRange } from './byte-range.ts';
import { checkCookies } from './required-cookies.ts';
import type { TitleLibrary } from './title-library.ts';

/** Artwork of one title as JPEG. Rejects for an id that has none. */
export type ReadArtwork = (titleId: string) => Promise<{ readonly card: Buffer; readonly background: Buffer }>;

export interface MediaOptions {
  readonly library: TitleLibrary;
  readonly readArtwork: ReadArtwork;
  readonly faults: Faults;
}

/** Manifests, segments and artwork, from memory. */
export function createMediaRoutes(options: MediaOptions): Hono {
  const { library, readArtwork, faults } = options;
  const app = new Hono();
  app.use('/media/*', allowAnyOrigin(), withFaults(faults, 'media'));
  app.use('/art/*', allowAnyOrigin(), withFaults(faults, 'art'));
  app.get('/media/:titleId/:path{.+}', (c) => serveMedia(c, c.req.param('titleId'), c.req.param('path'), options));
  for (const picture of ['card', 'background'] as const) {
    app.get(`/art/:titleId/${picture}.jpg`, async (c) => {
      const title = library.find(c.req.param('titleId'));
      if (!title) return c.notFound();
      return sendBytes(c, (await readArtwork(title.id))[picture], 'image/jpeg', 'public, max-age=3600');
    });
  }
  return app;
}

async function serveMedia(c: Context, titleId: string, path: string, { library, faults }: MediaOptions) {
  const title = library.find(titleId);
  if (title?.cookiesFor === 'all' && checkCookies(c) !== 'right') return c.body(null, 403);
  const file = title && (await library.file(title, path));
  const missing = faults.missingSegments;
  if (!file || (missing?.titleId === titleId && missing.pattern.test(path))) return c.notFound();
  const isBroken = faults.brokenManifests.has(titleId) && path.endsWith('.mpd');
  const whole = faults.alterMedia?.(titleId, path, file.body) ?? file.body;
  const body = isBroken ? whole.subarray(0, whole.length >> 1) : whole;
  // Not `max-age`: keys change with every run of the server, so a segment kept from the last run does not decrypt.
  return sendBytes(c, body, file.contentType, 'no-cache');
}

function sendBytes(c: Context, body: Buffer, contentType: string, cacheControl: string): Response {
  const etag = etagOf(body);
  c.header('Cache-Control', cacheControl);
  c.header('ETag', etag);
  c.header('Accept-Ranges', 'bytes');
  if (c.req.header('If-None-Match') === etag) return c.body(null, 304);
  const range = byteRange(c.req.header('Range'), body.length);
  if (range === 'unsatisfiable') {
    c.header('Content-Range', `bytes */${body.length}`);
    return c.body(null, 416);
  }
  c.header('Content-Type', contentType);
  const part = range ? body.subarray(range.start, range.end + 1) : body;
  c.header('Content-Length', String(part.length));
  if (range) c.header('Content-Range', `bytes ${range.start}-${range.end}/${body.length}`);
  return c.body(new Uint8Array(part), range ? 206 : 200);
}

const etags = new WeakMap<Buffer, string>();

function etagOf(body: Buffer): string {
  const kept = etags.get(body);
  if (kept !== undefined) return kept;
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  etags.set(body, etag);
  return etag;
}

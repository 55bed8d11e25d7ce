import { Hono } from 'hono';
import type { Backend } from '../../../server/backend.ts';

/** Where nothing tells of keys but the media: `ids` are kept in the MPD (`cenc:default_KID`), or no mark of protection at all. */
export type MpdTells = 'ids' | 'nothing';

/**
 * The backend with feed and MPDs as a packager of little care has them: the feed knows nothing of protection, the MPD has no
 * `cenc:pssh` and no `mspr:pro`.
 */
export function withoutInitData(backend: Backend, mpdTells: MpdTells): Backend {
  const app = new Hono();
  app.all('*', async (c) => {
    const answer = await backend.app.fetch(c.req.raw);
    if (c.req.path.endsWith('/feed')) return rewrite(answer, stripFeed);
    if (c.req.path.endsWith('.mpd')) return rewrite(answer, (mpd) => stripMpd(mpd, mpdTells));
    return answer;
  });
  return { ...backend, app };
}

async function rewrite(answer: Response, change: (text: string) => string): Promise<Response> {
  const headers = new Headers(answer.headers);
  headers.delete('Content-Length');
  return new Response(change(await answer.text()), { status: answer.status, headers });
}

function stripFeed(text: string): string {
  const feed = JSON.parse(text) as { readonly titles: readonly object[] };
  return JSON.stringify({ ...feed, titles: feed.titles.map((title) => ({ ...title, protection: undefined })) });
}

function stripMpd(mpd: string, tells: MpdTells): string {
  const isKept = (element: string): boolean => tells === 'ids' && element.includes('cenc:default_KID');
  return mpd.replace(/<ContentProtection[^>]*?(?:\/>|>.*?<\/ContentProtection>)/gs, (found) =>
    isKept(found) ? found : '',
  );
}

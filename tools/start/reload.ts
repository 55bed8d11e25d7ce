import { Hono } from 'hono';
import { streamSSE, type SSEStreamingApi } from 'hono/streaming';
import type { Backend } from '../../server/backend.ts';

export interface ReloadingBackend {
  readonly backend: Backend;
  /** Reloads every page that is open. */
  reload(): void;
}

const SCRIPT = "new EventSource('/dev/events').onmessage = function () { location.reload(); };\n";

/** Puts a script into the page, around the backend and only here, which reloads it when the server says so. */
export function addReload(backend: Backend): ReloadingBackend {
  const pages = new Set<SSEStreamingApi>();
  const app = new Hono();
  app.get('/dev/events', (context) =>
    streamSSE(context, async (stream) => {
      pages.add(stream);
      await new Promise<void>((resolve) => stream.onAbort(resolve));
      pages.delete(stream);
    }),
  );
  app.get('/dev/reload.js', (context) => context.body(SCRIPT, 200, { 'Content-Type': 'text/javascript' }));
  app.all('*', async (context) => addScript(await backend.app.fetch(context.req.raw, context.env)));
  return {
    backend: { ...backend, app },
    reload: () => {
      for (const page of pages) void page.writeSSE({ data: 'reload' });
    },
  };
}

async function addScript(answer: Response): Promise<Response> {
  if (!answer.headers.get('Content-Type')?.startsWith('text/html')) return answer;
  const page = (await answer.text()).replace('</body>', '<script src="/dev/reload.js"></script></body>');
  const headers = new Headers(answer.headers);
  headers.delete('Content-Length');
  return new Response(page, { status: answer.status, headers });
}

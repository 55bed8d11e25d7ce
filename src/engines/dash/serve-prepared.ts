import type { PreparedAnswer, PreparedMedia } from '../../player/player-engine.ts';
import { deferLoads } from './defer-loads.ts';
import type { DashLoader } from './media-transport.ts';

type Response = Parameters<DashLoader['load']>[1];

/** The same loader, but what was fetched before OK, or is on its way since then, is not fetched again. */
export function servePrepared(loader: DashLoader, prepared: PreparedMedia | null): DashLoader {
  return deferLoads(loader, ({ method, url, customData }, response) => {
    const asked = method === 'GET' ? (prepared?.take(url) ?? null) : null;
    return asked && asked.then((answer) => (answer === null ? 'send' : fill(response, answer, customData.request)));
  });
}

function fill(response: Response, answer: PreparedAnswer, request: object | undefined): 'answered' {
  Object.assign(response, answer);
  // dash.js 5.2.1 measures a request by its progress events, of which there are none here, or by the browser's entry of
  // the same URL (HTTPLoader._addResourceTimingValues), which is that of the request before OK: it must not take that.
  if (request) Object.defineProperty(request, 'resourceTimingValues', { get: () => undefined, set: () => undefined });
  return 'answered';
}

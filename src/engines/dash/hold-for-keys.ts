import { deferLoads } from './defer-loads.ts';
import type { DashLoader } from './media-transport.ts';
import type { DashRequestFacts } from './request-class.ts';

/** The same loader, but what `mayLoad` names waits until then. */
export function holdForKeys(
  loader: DashLoader,
  mayLoad: (request: DashRequestFacts) => Promise<unknown> | null,
): DashLoader {
  return deferLoads(loader, ({ customData }) => {
    const opened = mayLoad(customData.request ?? {});
    return opened && opened.then(() => 'send');
  });
}

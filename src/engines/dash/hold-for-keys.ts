import type { DashLoader } from './media-transport.ts';
import type { DashRequestFacts } from './request-class.ts';

/** The same loader, but what `mayLoad` names waits until then. dash.js may abort it meanwhile, as any request. */
export function holdForKeys(
  loader: DashLoader,
  mayLoad: (request: DashRequestFacts) => Promise<unknown> | null,
): DashLoader {
  const held = new Set<object>();
  const dropAll = (stop: () => void): void => {
    held.clear();
    stop();
  };
  return {
    load(request, response) {
      const { customData } = request;
      const opened = mayLoad(customData.request ?? {});
      if (opened === null) return loader.load(request, response);
      held.add(request);
      customData.abort = () => {
        held.delete(request);
        customData.onabort?.();
      };
      void opened.then(() => held.delete(request) && loader.load(request, response));
      return true;
    },
    abort: () => dropAll(() => loader.abort()),
    reset: () => dropAll(() => loader.reset()),
    resetInitialSettings: () => dropAll(() => loader.resetInitialSettings()),
    getXhr: () => loader.getXhr(),
  };
}

import type { DashLoader } from './media-transport.ts';

type LoadParameters = Parameters<DashLoader['load']>;

/** Whether the request is to be sent after all, or its response was filled by whoever it waited for. */
export type Deferral = Promise<'send' | 'answered'>;

/** The same loader, but what `wait` has a promise for waits for that. dash.js may abort it meanwhile, as any request. */
export function deferLoads(loader: DashLoader, wait: (...parameters: LoadParameters) => Deferral | null): DashLoader {
  const waiting = new Set<object>();
  const dropAll = (stop: () => void): void => {
    waiting.clear();
    stop();
  };
  return {
    load(request, response) {
      const deferral = wait(request, response);
      if (deferral === null) return loader.load(request, response);
      const { customData } = request;
      waiting.add(request);
      customData.abort = () => {
        waiting.delete(request);
        customData.onabort?.();
      };
      void deferral.then((outcome) => {
        if (!waiting.delete(request)) return;
        if (outcome === 'send') loader.load(request, response);
        else customData.onloadend?.();
      });
      return true;
    },
    abort: () => dropAll(() => loader.abort()),
    reset: () => dropAll(() => loader.reset()),
    resetInitialSettings: () => dropAll(() => loader.resetInitialSettings()),
    getXhr: () => loader.getXhr(),
  };
}

import type { DashLoader } from './media-transport.ts';
import type { HeldRequest, NetworkWatch } from './network-watch.ts';

type Load = DashLoader['load'];

/** A request that is on its way or held. */
interface Waiting {
  drop(): void;
}

/** The same loader, but dash.js does not hear of requests that fail for want of a network until there is one again. */
export function holdRequests(loader: DashLoader, network: NetworkWatch): DashLoader {
  const waiting = new Set<Waiting>();
  const dropAll = (stop: () => void): void => {
    waiting.forEach((request) => request.drop());
    waiting.clear();
    stop();
  };
  return {
    load: (request, response) => loadOrHold({ loader, network, waiting }, request, response),
    abort: () => dropAll(() => loader.abort()),
    reset: () => dropAll(() => loader.reset()),
    resetInitialSettings: () => dropAll(() => loader.resetInitialSettings()),
    getXhr: () => loader.getXhr(),
  };
}

interface Parts {
  readonly loader: DashLoader;
  readonly network: NetworkWatch;
  readonly waiting: Set<Waiting>;
}

function loadOrHold({ loader, network, waiting }: Parts, ...[request, response]: Parameters<Load>): boolean {
  const { customData } = request;
  let held: HeldRequest | null = null;
  let answersBefore: number | null = null;
  const sent: typeof customData = {
    ...customData,
    onprogress: (event) => customData.onprogress?.(event),
    onabort: () => customData.onabort?.(),
    onloadend: () => {
      const isAnswered = response.status > 0;
      if (isAnswered) network.answered();
      // Others were answered meanwhile: it is not the network that this one lacks.
      else if (answersBefore === null || answersBefore === network.answerCount) {
        held = network.hold(send, answersBefore !== null);
        answersBefore = network.answerCount;
      }
      if (held !== null) return;
      waiting.delete(self);
      customData.onloadend?.();
    },
  };
  const send = (): void => {
    held = null;
    loader.load({ ...request, customData: sent }, response);
  };
  const self: Waiting = { drop: () => held?.release() };
  customData.abort = () => {
    waiting.delete(self);
    if (held === null) sent.abort?.();
    else customData.onabort?.();
    held?.release();
  };
  waiting.add(self);
  send();
  return true;
}

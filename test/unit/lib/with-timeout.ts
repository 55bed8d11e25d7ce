import { childController } from '../../../src/lib/abort.ts';
import type { Transport } from '../../../src/lib/http.ts';
import { TIMEOUT } from './scripted-transport.ts';
import type { VirtualClock } from './virtual-clock.ts';

/** Gives up when the time of a request is over, as every transport does. */
export function withTimeout(transport: Transport, { sleep }: VirtualClock): Transport {
  return async (request, aborted) => {
    const timer = childController(aborted);
    const timeout = sleep(request.timeoutMs, timer.signal).then(() => TIMEOUT);
    return Promise.race([transport(request, aborted), timeout]).finally(() => timer.abort());
  };
}

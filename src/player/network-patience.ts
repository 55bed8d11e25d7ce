import type { GrantSource } from '../drm/license-grant.ts';
import type { LicenseTransport } from '../drm/license-transport.ts';
import { PlayerError } from '../errors.ts';
import { throwIfAborted } from '../lib/abort.ts';
import type { Sleep } from '../lib/sleep.ts';
import type { Clock } from '../lib/time-budget.ts';

/** What keys need of the network, in a playback whose picture can outlast it. */
export interface NetworkPatience {
  /** Stands still while something waits for the network: the time of an exchange is time with a network. */
  readonly clock: Clock;
  holdLicenses(transport: LicenseTransport): LicenseTransport;
  holdGrants(grants: GrantSource): GrantSource;
}

export interface NetworkPatienceOptions extends Clock {
  /** There is a picture, and no network: what then gets no answer is asked again. Else the failure counts. */
  readonly mayWait: () => boolean;
}

const TRY_AGAIN_MS = 1000;

/** What the engine does for media requests (they wait for the network), for license requests and grants. */
export function createNetworkPatience(options: NetworkPatienceOptions): NetworkPatience {
  const { mayWait, sleep } = options;
  const clock = createStoppableClock(options);
  const again = async <Result>(
    ask: () => Promise<Result>,
    isUnanswered: (result: Result) => boolean,
    signal: AbortSignal,
  ): Promise<Result> => {
    let result = await ask();
    if (!isUnanswered(result) || !mayWait()) return result;
    const goOn = clock.stop();
    try {
      while (isUnanswered(result) && mayWait()) {
        await sleep(TRY_AGAIN_MS, signal);
        result = await ask();
        throwIfAborted(signal);
      }
      return result;
    } finally {
      goOn();
    }
  };
  return {
    clock,
    holdLicenses: (transport) => (request, signal) =>
      again(
        () => transport(request, signal),
        ({ kind }) => kind === 'unreachable',
        signal,
      ),
    holdGrants: (grants) => async (resource, keySystem, signal, isRenewal) => {
      const ask = (): Promise<Answered> => settle(grants(resource, keySystem, signal, isRenewal));
      const answered = await again(ask, isUnreached, signal);
      if ('thrown' in answered) throw answered.thrown;
      return answered.grant;
    },
  };
}

type Answered = { readonly grant: Awaited<ReturnType<GrantSource>> } | { readonly thrown: unknown };

function settle(asked: ReturnType<GrantSource>): Promise<Answered> {
  return asked.then(
    (grant) => ({ grant }),
    (thrown: unknown) => ({ thrown }),
  );
}

/** A storefront that answered with a fault of its own was reached: then there are details. */
function isUnreached(answered: Answered): boolean {
  if (!('thrown' in answered) || !(answered.thrown instanceof PlayerError)) return false;
  const { code, details } = answered.thrown;
  return code === 'ENTITLEMENT_UNREACHABLE' && Object.keys(details).length === 0;
}

/** `now` less all the time for which anybody had it stopped; a sleep lasts until it is over on this clock. */
function createStoppableClock({ now, sleep }: Clock): Clock & { readonly stop: () => () => void } {
  let stops = 0;
  let stoppedAtMs = 0;
  let lostMs = 0;
  const read = (): number => (stops > 0 ? stoppedAtMs : now()) - lostMs;
  const sleepOn: Sleep = async (ms, signal) => {
    const endsAtMs = read() + ms;
    do await sleep(endsAtMs - read(), signal);
    while (read() < endsAtMs);
  };
  return {
    now: read,
    sleep: sleepOn,
    stop() {
      if (stops === 0) stoppedAtMs = now();
      stops += 1;
      return () => {
        stops -= 1;
        if (stops === 0) lostMs += now() - stoppedAtMs;
      };
    },
  };
}

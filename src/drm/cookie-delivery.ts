import { PlayerError } from '../errors.ts';
import { newGuid } from '../lib/guid.ts';
import type { CarriableRequest, CarriedRequest, CookieCarrier } from './cookie-carrier.ts';
import { cookiesFor, type Cookies, type RequestClass } from './cookies.ts';
import type { NetworkConfiguration } from './network-configuration.ts';

/** The cookies of one playback, on their way. */
export interface CookieDelivery {
  readonly useRedirectedUrl: boolean;
  /**
   * The request as it must go out; `null` where no cookie rides on it. `granted` are the cookies of the grant.
   * Throws CONFIG_COOKIE_INVALID, or CONFIG_COOKIE_UNDELIVERABLE where nobody here can bring them.
   */
  carry(request: CarriableRequest, requestClass: RequestClass, granted?: Cookies): CarriedRequest | null;
  /** A carrier would not take what it had been chosen for. */
  refused(requestClass: RequestClass, granted?: Cookies): PlayerError;
}

export interface CookieDeliveryOptions {
  readonly network: NetworkConfiguration;
  /** All that work on this device. */
  readonly carriers: readonly CookieCarrier[];
  /** Named where a cookie cannot be brought: `tizen`. */
  readonly platformName: string;
}

/** `forceNativeNetworking` prefers the device's own stack; either way the other one is taken where it alone can. */
const PREFERENCE: Readonly<Record<'native' | 'browser', readonly CookieCarrier['name'][]>> = {
  native: ['relay', 'jar'],
  browser: ['jar', 'relay'],
};

export function createCookieDelivery({ network, carriers, platformName }: CookieDeliveryOptions): CookieDelivery {
  const playback = { playback: newGuid(), readSetCookieHeader: network.readSetCookieHeader };
  const refused: CookieDelivery['refused'] = (requestClass, granted) =>
    undeliverable(Object.keys(cookiesFor(requestClass, network, granted)), requestClass, platformName);
  return {
    useRedirectedUrl: network.useRedirectedUrl,
    refused,
    carry(request, requestClass, granted) {
      const cookies = cookiesFor(requestClass, network, granted);
      if (Object.keys(cookies).length === 0) return null;
      const carrier = pickCarrier(network, carriers, request.url, requestClass);
      if (carrier === undefined) throw refused(requestClass, granted);
      return carrier.carry(request, cookies, playback);
    },
  };
}

/** Who brings cookies to this URL; `undefined`: nobody here can. */
export function pickCarrier(
  { forceNativeNetworking }: Pick<NetworkConfiguration, 'forceNativeNetworking'>,
  carriers: readonly CookieCarrier[],
  url: string,
  requestClass: RequestClass,
): CookieCarrier | undefined {
  const names = PREFERENCE[forceNativeNetworking ? 'native' : 'browser'];
  const preferred = names.flatMap((name) => carriers.filter((carrier) => carrier.name === name));
  return preferred.find((candidate) => candidate.canCarry(url, requestClass));
}

function undeliverable(names: readonly string[], requestClass: RequestClass, platformName: string): PlayerError {
  return new PlayerError(
    'CONFIG_COOKIE_UNDELIVERABLE',
    `Expected a way to send the cookies ${names.join(', ')} with ${requestClass} requests on ${platformName}, ` +
      'there is none. What would work: a host that is also the page’s own (jar), a relay whose list has the host, ' +
      'or a token in the URL instead of a cookie',
    { details: { cookieNames: names, requestClass, name: platformName } },
  );
}

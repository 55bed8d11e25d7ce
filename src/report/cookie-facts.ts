import type { CookieCarrier } from '../drm/cookie-carrier.ts';
import { pickCarrier } from '../drm/cookie-delivery.ts';
import { cookiesFor, type RequestClass } from '../drm/cookies.ts';
import type { MediaResource } from '../drm/media-resource.ts';
import type { PlaybackLog } from '../player/playback-log.ts';

/** How cookies get on requests here. Names alone. */
export interface CookieFacts {
  readonly carriers: readonly CookieCarrier['name'][];
  /** That a relay may send to. */
  readonly relayHosts: readonly string[];
  /** Of the title that was played last; `null`: none was. */
  readonly byClass: Readonly<Partial<Record<RequestClass, ClassFacts>>> | null;
}

interface ClassFacts {
  readonly cookieNames: readonly string[];
  /** Who would bring them to the host of the manifest, or of the first license. `null`: nobody, or there is nothing to bring. */
  readonly carrier: CookieCarrier['name'] | null;
}

const CLASSES: readonly RequestClass[] = ['manifest', 'init', 'segment', 'text', 'image', 'license'];

export function readCookieFacts(
  carriers: readonly CookieCarrier[],
  relayHosts: readonly string[],
  resource: MediaResource | null,
  granted: PlaybackLog['granted'],
): CookieFacts {
  const names = carriers.map(({ name }) => name);
  if (resource === null) return { carriers: names, relayHosts, byClass: null };
  const byClass = CLASSES.map((requestClass) => [requestClass, readClass(requestClass, carriers, resource, granted)]);
  return { carriers: names, relayHosts, byClass: Object.fromEntries(byClass) as CookieFacts['byClass'] };
}

function readClass(
  requestClass: RequestClass,
  carriers: readonly CookieCarrier[],
  resource: MediaResource,
  granted: PlaybackLog['granted'],
): ClassFacts {
  const network = resource.networkConfiguration;
  const cookieNames = namesFor(requestClass, resource, granted.cookieNames);
  const url = requestClass === 'license' ? granted.licenseUrl : resource.url;
  if (cookieNames.length === 0 || url === null) return { cookieNames, carrier: null };
  return { cookieNames, carrier: pickCarrier(network, carriers, url, requestClass)?.name ?? null };
}

/** What cannot be written down goes on no request; the playback says which it is. */
function namesFor(requestClass: RequestClass, resource: MediaResource, granted: readonly string[]): readonly string[] {
  try {
    const cookies = Object.fromEntries(granted.map((name) => [name, 'granted']));
    return Object.keys(cookiesFor(requestClass, resource.networkConfiguration, cookies));
  } catch {
    return [];
  }
}

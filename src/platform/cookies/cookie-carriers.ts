import type { CookieCarrier } from '../../drm/cookie-carrier.ts';
import type { RelayAddress } from '../../lib/relay-protocol.ts';
import { createJarCarrier } from './jar-carrier.ts';
import { createRelayCarrier } from './relay-carrier.ts';

/** Those that this page has: its own jar, which keeps nothing from `file://`, and a relay where one was started. */
export function createCookieCarriers(relay: RelayAddress | null): readonly CookieCarrier[] {
  const jar = createJarCarrier({ document, location });
  return relay === null ? [jar] : [jar, createRelayCarrier(relay)];
}

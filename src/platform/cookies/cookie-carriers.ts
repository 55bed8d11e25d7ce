import type { CookieCarrier } from '../../drm/cookie-carrier.ts';
import type { RelayAddress } from '../../lib/relay-protocol.ts';
import { createJarCarrier } from './jar-carrier.ts';
import { createRelayCarrier } from './relay-carrier.ts';

/**
 * Those that this page has: its own jar, which keeps nothing from `file://`, and a relay: the one that was started for it, or
 * the TV's own (`service`).
 */
export function createCookieCarriers(
  relay: RelayAddress | null,
  service: CookieCarrier | null = null,
): readonly CookieCarrier[] {
  const jar = createJarCarrier({ document, location });
  const relays = relay === null ? service : createRelayCarrier(relay);
  return relays === null ? [jar] : [jar, relays];
}

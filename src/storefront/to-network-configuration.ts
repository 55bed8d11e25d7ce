import { Metadata } from '../drm/metadata.ts';
import { NetworkConfiguration } from '../drm/network-configuration.ts';
import type { FeedTitle } from './feed.ts';

/** The feed's `network` of a title in TVSDK's own class; what it does not say keeps its default. */
export function toNetworkConfiguration(network: NonNullable<FeedTitle['network']>): NetworkConfiguration {
  const cookies = new Metadata();
  for (const [name, value] of Object.entries(network.cookieHeaders)) cookies.setValue(name, value);
  const configuration = new NetworkConfiguration();
  configuration.cookieHeaders = cookies;
  configuration.useCookieHeadersForAllRequests = network.useCookieHeadersForAllRequests;
  configuration.forceNativeNetworking = network.forceNativeNetworking;
  return configuration;
}

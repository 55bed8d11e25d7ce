import { Metadata } from '../drm/metadata.ts';
import { NetworkConfiguration } from '../drm/network-configuration.ts';
import type { FeedTitle } from './feed.ts';

/** The feed's `network` of a title in TVSDK's own class. */
export function toNetworkConfiguration(network: NonNullable<FeedTitle['network']>): NetworkConfiguration {
  const { cookieHeaders, ...flags } = network;
  const cookies = new Metadata();
  for (const [name, value] of Object.entries(cookieHeaders)) cookies.setValue(name, value);
  return Object.assign(new NetworkConfiguration(), flags, { cookieHeaders: cookies });
}

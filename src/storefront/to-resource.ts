import { DefaultMetadataKeys, Metadata } from '../drm/metadata.ts';
import { MediaResource, type ResourceProtection } from '../drm/media-resource.ts';
import { parseBase64 } from '../lib/bytes.ts';
import type { FeedTitle } from './feed.ts';
import { toNetworkConfiguration } from './to-network-configuration.ts';

type Source = FeedTitle['sources'][number];

/** `MediaSource.isTypeSupported`, handed in. */
export type CanPlay = (contentType: string) => boolean;

/**
 * What to play for a title on this device: the first source whose codecs it can play. When it can play none, the first
 * of all, so that the engine says what the device lacks.
 */
export function toResource(title: FeedTitle, canPlay: CanPlay): MediaResource {
  const source = title.sources.find(({ codecs }) => supports(codecs, canPlay)) ?? title.sources[0];
  if (source === undefined) throw new TypeError('Expected at least one source: the feed schema demands it');
  const metadata = new Metadata();
  metadata.setValue(DefaultMetadataKeys.RESOURCE_ID, title.id);
  if (title.network !== undefined) {
    metadata.setMetadata(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY, toNetworkConfiguration(title.network));
  }
  return MediaResource.createFromURL(source.manifestUrl, metadata, toProtection(title, source));
}

function supports(codecs: Source['codecs'], canPlay: CanPlay): boolean {
  return canPlay(`video/mp4; codecs="${codecs.video}"`) && canPlay(`audio/mp4; codecs="${codecs.audio}"`);
}

function toProtection({ protection }: FeedTitle, { codecs }: Source): ResourceProtection {
  if (protection === undefined) return 'unknown';
  if (protection === 'none') return 'none';
  const { keyIds, startKeyIds, initData } = protection;
  return { keyIds, startKeyIds, initData: initData.map(parseBase64), codecs };
}

import { PlayerError } from '../errors.ts';
import { DefaultMetadataKeys, type Metadata } from './metadata.ts';
import { NetworkConfiguration } from './network-configuration.ts';

/** Key ids, init data and codecs known before the manifest: lets licenses start first. */
export interface KnownProtection {
  /** Lower-case hexadecimal, 32 digits, no dashes. */
  readonly keyIds: readonly string[];
  /**
   * Those of `keyIds` without which nothing plays: asked for before the manifest. The others follow when a track of
   * theirs is chosen. None: the first tracks that are chosen tell them.
   */
  readonly startKeyIds: readonly string[];
  /** EME init data of type `cenc` (`pssh` boxes), one entry per key id, in the same order. */
  readonly initData: readonly Uint8Array[];
  /** RFC 6381 codec strings, one per content type, for the capability probe. */
  readonly codecs: { readonly audio: string; readonly video: string };
}

/** `'unknown'`: learn it from the MPD or the `encrypted` event, then fetch the grant. */
export type ResourceProtection = KnownProtection | 'none' | 'unknown';

/** What to play, and how its requests are authenticated. Immutable; made by {@link MediaResource.createFromURL}. */
export class MediaResource {
  private constructor(
    /** Absolute URL of the MPD. */
    readonly url: string,
    /** `null` when none was given. */
    readonly metadata: Metadata | null,
    readonly protection: ResourceProtection,
  ) {}

  /** Throws CONFIG_INVALID when `url` is not an absolute http(s) URL. */
  static createFromURL(
    url: string,
    metadata: Metadata | null = null,
    protection: ResourceProtection = 'unknown',
  ): MediaResource {
    if (!/^https?:\/\/[^/]/.test(url)) {
      throw new PlayerError('CONFIG_INVALID', 'Expected an absolute http(s) URL of an MPD for a MediaResource', {
        details: { field: 'url' },
      });
    }
    return new MediaResource(url, metadata, protection);
  }

  /** The operator's id of the title; the URL where the metadata has none. */
  get id(): string {
    return this.metadata?.getValue(DefaultMetadataKeys.RESOURCE_ID) ?? this.url;
  }

  get networkConfiguration(): NetworkConfiguration {
    const found = this.metadata?.getMetadata(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY);
    return found instanceof NetworkConfiguration ? found : new NetworkConfiguration();
  }
}

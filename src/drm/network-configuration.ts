import { Metadata } from './metadata.ts';

/**
 * How the requests of one resource are authenticated: TVSDK's class, with its names and defaults.
 * Attach it with `metadata.setMetadata(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY, configuration)`.
 */
export class NetworkConfiguration extends Metadata {
  /** Name and value of each cookie. `null`: none. */
  cookieHeaders: Metadata | null = null;
  /** `false`: cookies ride on key requests only. `true`: on every request of the resource. */
  useCookieHeadersForAllRequests = false;
  /** Prefer the device's own network stack to the browser's, where it has one. */
  forceNativeNetworking = false;
  /** Take `Set-Cookie` from responses. `false` when the app manages cookies itself. */
  readSetCookieHeader = true;
  /** After a redirected manifest, use the final location for what follows. Default: that of TVSDK for browsers. */
  useRedirectedUrl = true;
}

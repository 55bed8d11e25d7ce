import type { Platform } from './platform.ts';
import { createBrowserPlatform } from './browser/browser-platform.ts';
import { createTizenPlatform } from './tizen/tizen-platform.ts';
import { createWebosPlatform } from './webos/webos-platform.ts';

/**
 * Which platform a user agent belongs to. Samsung writes `Tizen 5.5` and no `Chrome/`; LG writes `Web0S` with a zero,
 * and some sets `webOS` (rx-player).
 */
export function platformName(userAgent: string): Platform['name'] {
  if (/\bTizen \d/.test(userAgent)) return 'tizen';
  return /\b[Ww]eb[O0]S\b/.test(userAgent) ? 'webos' : 'browser';
}

export function detectPlatform(): Platform {
  switch (platformName(navigator.userAgent)) {
    case 'tizen':
      return createTizenPlatform();
    case 'webos':
      return createWebosPlatform();
    default:
      return createBrowserPlatform();
  }
}

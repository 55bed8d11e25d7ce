import { createBrowserPlatform } from './browser/browser-platform.ts';
import type { Platform } from './platform.ts';
import { createTizenPlatform } from './tizen/tizen-platform.ts';
import { parseUserAgent } from './user-agent.ts';
import { createWebosPlatform } from './webos/webos-platform.ts';

export const readUserAgent = (): string => navigator.userAgent;

export function detectPlatform(userAgent = readUserAgent()): Platform {
  const told = parseUserAgent(userAgent);
  switch (told.name) {
    case 'tizen':
      return createTizenPlatform(told);
    case 'webos':
      return createWebosPlatform(told);
    case 'browser':
      return createBrowserPlatform(told);
  }
}

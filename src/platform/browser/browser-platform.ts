import type { RemoteKeyMap } from '../../remote/remote-key.ts';
import { createDashEngine, preloadDashEngine, prepareDashMedia } from '../dash-engine-factory.ts';
import { UNTOLD } from '../device-facts.ts';
import type { Platform } from '../platform.ts';
import { chooseQuirks } from '../quirks.ts';
import type { UserAgentFacts } from '../user-agent.ts';

/** The keyboard as a remote. Escape and Backspace are Back; `?` shows the letters (`ui/components/key-help.ts`). */
export const BROWSER_KEYS: RemoteKeyMap = {
  37: 'left',
  38: 'up',
  39: 'right',
  40: 'down',
  13: 'ok',
  27: 'back',
  8: 'back',
  32: 'play-pause',
  66: 'blue',
  74: 'rewind',
  75: 'play-pause',
  76: 'fast-forward',
  77: 'menu',
  78: 'next-title',
  83: 'yellow',
  'key ?': 'help',
};

/** A desktop browser, for development. ClearKey stands last: a browser with a hardware CDM uses that. */
export function createBrowserPlatform(told: UserAgentFacts): Platform {
  return {
    name: 'browser',
    keySystems: ['widevine', 'playready', 'clearkey'],
    remoteKeys: BROWSER_KEYS,
    quirks: chooseQuirks(told),
    readCaptionLook: () => ({}),
    readFacts: () => Promise.resolve({ ...told, ...UNTOLD }),
    createEngine: createDashEngine,
    preloadEngine: preloadDashEngine,
    prepareMedia: prepareDashMedia,
    watchLaunch: () => undefined,
    // No browser tells its pages.
    watchScreenReader: () => undefined,
    allowScreensaver: () => undefined,
    exit: () => window.close(),
  };
}

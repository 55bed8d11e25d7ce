import type { RemoteKeyMap } from '../../remote/remote-key.ts';
import { askWhenShown } from '../ask-when-shown.ts';
import { createDashEngine, preloadDashEngine, prepareDashMedia } from '../dash-engine-factory.ts';
import type { Platform } from '../platform.ts';
import { chooseQuirks } from '../quirks.ts';
import type { UserAgentFacts } from '../user-agent.ts';
import { webosLuna } from './luna.ts';
import { readWebosAudioGuidance } from './webos-audio-guidance.ts';
import { readWebosFacts } from './webos-facts.ts';
import { watchWebosLaunch } from './webos-launch.ts';

/** Codes of LG's remotes. Back arrives only with `disableBackHistoryAPI` in appinfo.json (LG Remote Control guide). */
export const WEBOS_KEYS: RemoteKeyMap = {
  37: 'left',
  38: 'up',
  39: 'right',
  40: 'down',
  13: 'ok',
  461: 'back',
  415: 'play',
  19: 'pause',
  413: 'stop',
  412: 'rewind',
  417: 'fast-forward',
  403: 'red',
  404: 'green',
  405: 'yellow',
  406: 'blue',
};

export function createWebosPlatform(told: UserAgentFacts): Platform {
  return {
    name: 'webos',
    keySystems: ['widevine', 'playready', 'clearkey'],
    remoteKeys: WEBOS_KEYS,
    quirks: chooseQuirks(told),
    // LG documents no more than whether captions are on.
    readCaptionLook: () => ({}),
    readFacts: () => readWebosFacts(webosLuna()).then((own) => ({ ...told, ...own })),
    createEngine: createDashEngine,
    preloadEngine: preloadDashEngine,
    prepareMedia: prepareDashMedia,
    watchLaunch: watchWebosLaunch,
    watchScreenReader: (tell) => askWhenShown(() => readWebosAudioGuidance(webosLuna()), tell),
    // A `<video>` that plays keeps the screensaver of these sets away by itself, and one that is paused lets it come.
    allowScreensaver: () => undefined,
    exit: () => window.close(),
  };
}

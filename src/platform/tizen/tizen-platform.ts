import type { RemoteKeyMap } from '../../remote/remote-key.ts';
import { askWhenShown } from '../ask-when-shown.ts';
import { createDashEngine, preloadDashEngine, prepareDashMedia } from '../dash-engine-factory.ts';
import type { Platform } from '../platform.ts';
import { chooseQuirks } from '../quirks.ts';
import type { UserAgentFacts } from '../user-agent.ts';
import { readTizenCaptions } from './tizen-captions.ts';
import { readTizenFacts, tizenTvApi } from './tizen-facts.ts';
import { tizenApi } from './tizen-api.ts';
import { watchTizenLaunch } from './tizen-launch.ts';
import { readTizenVoiceGuide, setTizenScreensaver, tizenViewingApi } from './tizen-viewing.ts';

/**
 * Codes of Samsung's remotes (Samsung Remote Control guide). A long press of rewind or fast-forward comes as a track key. Channel,
 * number, info and extra keys stay the TV's.
 */
export const TIZEN_KEYS: RemoteKeyMap = {
  37: 'left',
  38: 'up',
  39: 'right',
  40: 'down',
  13: 'ok',
  10009: 'back',
  415: 'play',
  19: 'pause',
  10252: 'play-pause',
  413: 'stop',
  412: 'rewind',
  417: 'fast-forward',
  10232: 'track-previous',
  10233: 'track-next',
  403: 'red',
  404: 'green',
  405: 'yellow',
  406: 'blue',
};

/** Keys that a Samsung TV delivers only after they were asked for by name. */
const KEY_NAMES: readonly string[] = [
  'MediaPlay',
  'MediaPause',
  'MediaPlayPause',
  'MediaStop',
  'MediaRewind',
  'MediaFastForward',
  'MediaTrackPrevious',
  'MediaTrackNext',
  'ColorF0Red',
  'ColorF1Green',
  'ColorF2Yellow',
  'ColorF3Blue',
];

export function createTizenPlatform(told: UserAgentFacts): Platform {
  registerKeys();
  return {
    name: 'tizen',
    keySystems: ['widevine', 'playready', 'clearkey'],
    remoteKeys: TIZEN_KEYS,
    quirks: chooseQuirks(told),
    readCaptionLook: () => readTizenCaptions(tizenTvApi()?.tvinfo),
    readFacts: () => Promise.resolve({ ...told, ...readTizenFacts(tizenTvApi()) }),
    createEngine: createDashEngine,
    preloadEngine: preloadDashEngine,
    prepareMedia: prepareDashMedia,
    watchLaunch: watchTizenLaunch,
    watchScreenReader: (tell) => askWhenShown(() => Promise.resolve(readTizenVoiceGuide(tizenViewingApi())), tell),
    allowScreensaver: (isAllowed) => setTizenScreensaver(tizenViewingApi(), isAllowed),
    exit: () => tizenApi()?.application.getCurrentApplication().exit(),
  };
}

/** Only keys this remote has: one unknown name makes the whole batch fail. */
function registerKeys(): void {
  const input = tizenApi()?.tvinputdevice;
  const supported = new Set(input?.getSupportedKeys().map(({ name }) => name));
  input?.registerKeyBatch(KEY_NAMES.filter((name) => supported.has(name)));
}

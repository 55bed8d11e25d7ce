import type { PlayerDependencies } from '../../../src/player/player.ts';
import type { EmeQuirks } from '../../../src/drm/eme/eme-quirks.ts';
import { createLevelMemory } from '../../../src/drm/eme/level-memory.ts';
import { createStore } from '../../../src/lib/store.ts';
import { NO_WISHES } from '../../../src/player/playback-wishes.ts';
import { PlayerError } from '../../../src/errors.ts';
import type { FakeEngines } from './fake-engine.ts';

const BROWSER_QUIRKS: EmeQuirks = {
  asksRobustness: true,
  probesAc3As: 'ac-3',
  maxHeightUnproven: null,
  knowsExpiration: true,
  mayHoldSecondMediaKeys: true,
};

/** Dependencies of a playback on this device; storefront and license server refuse unless `change` says otherwise. */
export function dependenciesWith(engines: FakeEngines, change: Partial<PlayerDependencies> = {}): PlayerDependencies {
  return {
    preparesAhead: true,
    settings: createStore(NO_WISHES),
    createEngine: engines.create,
    maxVideoHeight: null,
    maxVideoHeightByLevel: {},
    quirks: BROWSER_QUIRKS,
    levels: Promise.resolve(createLevelMemory({ store: null, device: 'this browser' })),
    grants: () => Promise.reject(new PlayerError('ENTITLEMENT_DENIED', 'not expected')),
    transport: () => Promise.resolve({ kind: 'unreachable', reason: 'network' }),
    cookieCarriers: [],
    platformName: 'browser',
    keySystems: ['clearkey'],
    requestAccess: navigator.requestMediaKeySystemAccess.bind(navigator),
    now: () => performance.now(),
    ...change,
  };
}

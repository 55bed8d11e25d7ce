import type { PlaybackDependencies } from '../../../src/player/playback.ts';
import { PlayerError } from '../../../src/errors.ts';
import type { FakeEngines } from './fake-engine.ts';

/** Dependencies of a playback on this device; storefront and license server refuse unless `change` says otherwise. */
export function dependenciesWith(
  engines: FakeEngines,
  change: Partial<PlaybackDependencies> = {},
): PlaybackDependencies {
  return {
    createEngine: engines.create,
    maxVideoHeight: null,
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

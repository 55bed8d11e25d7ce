import { simulateSession } from './simulate-session.ts';
import type { SimulatedKeySystem } from './simulated-key-system.ts';

/**
 * SIMULATION: lets this page find `system` beside the key systems that the browser has. What the page gets are the browser's
 * own ClearKey objects under another name, so that every media element takes them.
 */
export function installCdm(system: SimulatedKeySystem): void {
  const requestAccess = navigator.requestMediaKeySystemAccess.bind(navigator);
  navigator.requestMediaKeySystemAccess = async (name, configurations) => {
    if (!system.names.includes(name)) return requestAccess(name, configurations);
    const access = await requestAccess('org.w3.clearkey', Array.from(configurations, toClearKey));
    return disguise(access, name, system);
  };
}

/** ClearKey knows no robustness: whatever is asked for is there. */
function toClearKey(configuration: MediaKeySystemConfiguration): MediaKeySystemConfiguration {
  const { audioCapabilities = [], videoCapabilities = [] } = configuration;
  const plain = (capability: MediaKeySystemMediaCapability): MediaKeySystemMediaCapability => ({
    ...capability,
    robustness: '',
  });
  return {
    ...configuration,
    audioCapabilities: audioCapabilities.map(plain),
    videoCapabilities: videoCapabilities.map(plain),
  };
}

function disguise(access: MediaKeySystemAccess, name: string, system: SimulatedKeySystem): MediaKeySystemAccess {
  const createMediaKeys = access.createMediaKeys.bind(access);
  Object.defineProperty(access, 'keySystem', { value: name });
  access.createMediaKeys = async () => {
    const mediaKeys = await createMediaKeys();
    const createSession = mediaKeys.createSession.bind(mediaKeys);
    mediaKeys.createSession = (type) => simulateSession(createSession(type), system);
    return mediaKeys;
  };
  return access;
}

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
    const possible = Array.from(configurations).filter((configuration) => isStrongEnough(system, configuration));
    if (possible.length === 0) throw new DOMException('Unsupported robustness', 'NotSupportedError');
    const access = await requestAccess('org.w3.clearkey', possible.map(toClearKey));
    return disguise(access, name, system);
  };
}

function isStrongEnough(system: SimulatedKeySystem, configuration: MediaKeySystemConfiguration): boolean {
  const { audioCapabilities = [], videoCapabilities = [] } = configuration;
  return [...audioCapabilities, ...videoCapabilities].every(({ robustness = '' }) => {
    return robustness === '' || (system.hasRobustness?.(robustness) ?? true);
  });
}

/** ClearKey knows no robustness. */
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

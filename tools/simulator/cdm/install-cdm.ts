import { toBytes } from './buffer-source.ts';
import { FaultSupply, type CdmFaults } from './cdm-faults.ts';
import { simulateSession, type SharedCdm } from './simulate-session.ts';
import type { SimulatedKeySystem } from './simulated-key-system.ts';

/**
 * SIMULATION: lets this page find `system` beside the key systems that the browser has. What the page gets are the browser's
 * own ClearKey objects under another name, so that every media element takes them. `faults`: what it gets wrong.
 */
export function installCdm(system: SimulatedKeySystem, faults: CdmFaults = {}): void {
  const supply = new FaultSupply(faults);
  const requestAccess = navigator.requestMediaKeySystemAccess.bind(navigator);
  navigator.requestMediaKeySystemAccess = async (name, configurations) => {
    if (!system.names.includes(name)) return requestAccess(name, configurations);
    const possible = Array.from(configurations).filter((configuration) => isStrongEnough(system, configuration));
    if (possible.length === 0) throw new DOMException('Unsupported robustness', 'NotSupportedError');
    const access = await requestAccess('org.w3.clearkey', toClearKeys(possible, faults));
    return disguise(access, name, system, supply);
  };
}

function isStrongEnough(system: SimulatedKeySystem, configuration: MediaKeySystemConfiguration): boolean {
  const { audioCapabilities = [], videoCapabilities = [] } = configuration;
  return [...audioCapabilities, ...videoCapabilities].every(({ robustness = '' }) => {
    return robustness === '' || (system.hasRobustness?.(robustness) ?? true);
  });
}

/** ClearKey keeps no licenses: who claims that it does must not ask it. */
function toClearKeys(
  configurations: readonly MediaKeySystemConfiguration[],
  { claimsPersistence = false }: CdmFaults,
): MediaKeySystemConfiguration[] {
  const temporary: MediaKeySystemConfiguration = { persistentState: 'optional', sessionTypes: ['temporary'] };
  const change = claimsPersistence ? temporary : {};
  return configurations.map((configuration) => ({ ...toClearKey(configuration), ...change }));
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

function disguise(
  access: MediaKeySystemAccess,
  name: string,
  system: SimulatedKeySystem,
  supply: FaultSupply,
): MediaKeySystemAccess {
  const createMediaKeys = access.createMediaKeys.bind(access);
  Object.defineProperty(access, 'keySystem', { value: name });
  access.createMediaKeys = async () => {
    supply.meet('createMediaKeys');
    return simulateMediaKeys(await createMediaKeys(), { system, supply, isCertified: false });
  };
  return access;
}

function simulateMediaKeys(mediaKeys: MediaKeys, cdm: SharedCdm): MediaKeys {
  const createSession = mediaKeys.createSession.bind(mediaKeys);
  mediaKeys.createSession = (type) => {
    cdm.supply.meet('createSession');
    return simulateSession(createSession(type), cdm);
  };
  const { certificate } = cdm.system;
  if (certificate !== undefined) {
    mediaKeys.setServerCertificate = async (answer) => {
      certificate.check(toBytes(answer));
      cdm.isCertified = true;
      return Promise.resolve(true);
    };
  }
  return mediaKeys;
}

import { createLevelMemory, type LevelMemory } from '../drm/eme/level-memory.ts';
import type { Platform } from './platform.ts';

/** What this device is known to have, as soon as the device is known: another model, firmware or quirk knows nothing. */
export async function readDeviceLevels(platform: Platform): Promise<LevelMemory> {
  const device = JSON.stringify([await platform.readFacts(), platform.quirks]);
  return createLevelMemory({ store: pageStore(), device });
}

/** A page may be forbidden to have one: reading it then throws. */
function pageStore(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

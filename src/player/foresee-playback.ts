import { recallKeySystem, type FoundKeySystem, type ProbeOptions } from '../drm/eme/probe.ts';
import type { MediaResource } from '../drm/media-resource.ts';
import { choosePictureLimit, type PictureLimit, type PictureLimitRules } from './picture-limit.ts';
import { probeAhead } from './probe-ahead.ts';

/** What the start of a protected title will find on this device, as far as that can be known before. */
export interface ForeseenPlayback extends FoundKeySystem {
  /** Why no taller picture would be shown; `null`: all that the title has may be. */
  readonly limit: PictureLimit | null;
}

/**
 * Asks the device where it was not asked before, which takes a moment. `null`: the title is in the clear, its keys are not known
 * before its manifest, or the device has no key system for it. Never rejects.
 */
export async function foreseePlayback(
  resource: MediaResource,
  options: Omit<ProbeOptions, 'codecs'>,
  rules: PictureLimitRules,
): Promise<ForeseenPlayback | null> {
  if (typeof resource.protection === 'string') return null;
  const asked = { ...options, codecs: resource.protection.codecs };
  await probeAhead([resource], options);
  const found = await recallKeySystem(asked);
  if (found === null) return null;
  const { keySystem, level } = found;
  return { keySystem, level, limit: choosePictureLimit(found, rules) };
}

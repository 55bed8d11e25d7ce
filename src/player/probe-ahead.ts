import { probeKeySystem, recallKeySystem, type ProbeOptions } from '../drm/eme/probe.ts';
import type { MediaResource } from '../drm/media-resource.ts';

/** A catalog has few kinds of codecs; a strange one must not keep a device busy. */
const MAX_QUESTIONS = 8;

/**
 * Goes down the ladders for the codecs of these titles while nobody waits, so that their start asks one question. What the
 * device was asked before is not asked again. Never rejects: a start says what is wrong.
 */
export async function probeAhead(
  resources: readonly MediaResource[],
  options: Omit<ProbeOptions, 'codecs'>,
): Promise<void> {
  const kinds = new Map<string, ProbeOptions['codecs']>();
  for (const { protection } of resources) {
    if (typeof protection !== 'string')
      kinds.set(`${protection.codecs.video} ${protection.codecs.audio}`, protection.codecs);
  }
  for (const codecs of [...kinds.values()].slice(0, MAX_QUESTIONS)) {
    const asked = { ...options, codecs };
    if ((await recallKeySystem(asked)) === null) await probeKeySystem(asked).catch(() => undefined);
  }
}

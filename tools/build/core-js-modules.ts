import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './root.ts';

/**
 * What the language of Chromium 63 lacks, with the Chromium that brought it. A module of core-js is bundled where the source
 * uses its method and its name stands here; the DOM's part is src/lib/polyfills.ts.
 */
const MISSING_ON_THE_FLOOR: Readonly<Record<string, number>> = {
  'es.string.trim-start': 66,
  'es.string.trim-end': 66,
  'es.array.flat': 69,
  'es.array.flat-map': 69,
  // Sorting is stable from here on.
  'es.array.sort': 70,
  'es.global-this': 71,
  'web.queue-microtask': 71,
  'es.object.from-entries': 73,
  'es.string.match-all': 73,
  'es.symbol.match-all': 73,
  'es.promise.all-settled': 76,
  'es.aggregate-error': 85,
  'es.promise.any': 85,
  'es.string.replace-all': 85,
  'es.array.at': 92,
  'es.string.at-alternative': 92,
  'es.object.has-own': 93,
  'es.array.find-last': 97,
  'es.array.find-last-index': 97,
  'es.array.to-reversed': 110,
  'es.array.to-sorted': 110,
  'es.array.to-spliced': 110,
  'es.array.with': 110,
};

/**
 * Every other module: by usage alone core-js also replaces what the floor has, for faults nobody meets on a TV, and adds
 * iterator helpers to each `.map()`.
 */
export function listUnneededModules(): string[] {
  return readdirSync(join(ROOT, 'node_modules/core-js/modules'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => file.slice(0, -'.js'.length))
    .filter((name) => !(name in MISSING_ON_THE_FLOOR));
}

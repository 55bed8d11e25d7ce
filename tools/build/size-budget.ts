import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Stats, StatsModule } from 'webpack';

/** Gzip of all scripts on the way to the first screen; dash.js comes later, in a chunk of its own. */
export const FIRST_SCREEN_BUDGET_BYTES = 60 * 1024;

interface Part {
  readonly name: string;
  readonly lengthBytes: number;
}

export interface FirstScreen {
  /** Gzip. */
  readonly scripts: readonly Part[];
  readonly totalBytes: number;
  /** Sources by package or folder, biggest first, before minification. */
  readonly sources: readonly Part[];
}

export function measureFirstScreen(stats: Stats, outDir: string): FirstScreen {
  const scripts = initialScripts(stats).map((name) => ({
    name,
    lengthBytes: gzipSync(readFileSync(join(outDir, name)), { level: 9 }).length,
  }));
  return { scripts, totalBytes: sum(scripts), sources: measureSources(stats) };
}

/** One line when the budget is broken: by how much, and what is biggest. */
export function describeExcess({ totalBytes, sources }: FirstScreen): string[] {
  const excess = totalBytes - FIRST_SCREEN_BUDGET_BYTES;
  if (excess <= 0) return [];
  const biggest = sources.slice(0, 5).map(({ name, lengthBytes }) => `${name} ${formatSize(lengthBytes)}`);
  return [
    `The first screen is ${excess} bytes over its budget: ${totalBytes} of ${FIRST_SCREEN_BUDGET_BYTES} bytes gzip. ` +
      `Biggest sources before minification: ${biggest.join(', ')}.`,
  ];
}

export function formatSize(lengthBytes: number): string {
  return `${(lengthBytes / 1024).toFixed(1)} KB`;
}

function initialScripts(stats: Stats): string[] {
  const { entrypoints = {} } = stats.toJson({ all: false, entrypoints: true });
  return Object.values(entrypoints)
    .flatMap(({ assets = [] }) => assets.map(({ name }) => name))
    .filter((name) => name.endsWith('.js'));
}

function measureSources(stats: Stats): Part[] {
  const { modules = [], entrypoints = {} } = stats.toJson({
    all: false,
    modules: true,
    nestedModules: true,
    ids: true,
    entrypoints: true,
    modulesSpace: Infinity,
    nestedModulesSpace: Infinity,
  });
  const initial = new Set(Object.values(entrypoints).flatMap(({ chunks = [] }) => chunks));
  const totals = new Map<string, number>();
  for (const module of modules.filter(({ chunks = [] }) => chunks.some((chunk) => initial.has(chunk)))) {
    for (const part of module.modules ?? [module]) {
      const owner = ownerOf(part);
      totals.set(owner, (totals.get(owner) ?? 0) + (part.size ?? 0));
    }
  }
  return [...totals]
    .map(([name, lengthBytes]) => ({ name, lengthBytes }))
    .sort((left, right) => right.lengthBytes - left.lengthBytes);
}

/** `lit-html`, `@lit/reactive-element`, `src/ui`. */
function ownerOf({ name = '' }: StatsModule): string {
  const match = /node_modules\/((?:@[^/]+\/)?[^/]+)|(src\/[^/]+)/.exec(name);
  return match?.[1] ?? match?.[2] ?? 'webpack';
}

function sum(parts: readonly Part[]): number {
  return parts.reduce((total, { lengthBytes }) => total + lengthBytes, 0);
}

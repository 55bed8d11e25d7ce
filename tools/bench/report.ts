import { CONDITIONS } from './measure.ts';

export interface Series {
  readonly name: string;
  /** In the order they were taken. */
  readonly startsMs: readonly number[];
}

export interface Summary {
  readonly name: string;
  readonly medianMs: number;
  readonly minMs: number;
  readonly maxMs: number;
  /** Median against that of the last series, which everything is compared with. */
  readonly ratio: number;
}

export function summarize(series: readonly Series[]): readonly Summary[] {
  const reference = median(series[series.length - 1]?.startsMs ?? []);
  return series.map(({ name, startsMs }) => ({
    name,
    medianMs: median(startsMs),
    minMs: Math.min(...startsMs),
    maxMs: Math.max(...startsMs),
    ratio: median(startsMs) / reference,
  }));
}

/** `date` is a day, such as `2026-11-21`; `browser` as the browser names itself. */
export function formatReport(summaries: readonly Summary[], rounds: number, date: string, browser: string): string {
  const { cpuSlowdown, latencyMs, downloadMbps } = CONDITIONS;
  const rows = summaries.map(
    ({ name, medianMs, minMs, maxMs, ratio }) =>
      `| ${name} | ${medianMs.toFixed(0)} ms | ${minMs.toFixed(0)} to ${maxMs.toFixed(0)} ms | ${ratio.toFixed(2)} |`,
  );
  return [
    '# From OK to the first frame',
    '',
    `${date}, ${browser}, main thread throttled ${cpuSlowdown} times, ${latencyMs} ms added to every request, ` +
      `${downloadMbps} Mbit/s, a new browser for each start, contenders in turn, ${rounds} rounds. The protected demo ` +
      'title with the browser’s ClearKey CDM; the viewer is signed in, dash.js is loaded, nothing of the title is known but where it is prepared. ' +
      'Starts at this throttling scatter by a quarter: read the ratio, not the milliseconds.',
    '',
    '| player | median | range | ratio |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

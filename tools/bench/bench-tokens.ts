import { randomBytes } from 'node:crypto';
import { availableParallelism, loadavg } from 'node:os';
import { startServerProcess } from './server-process.ts';
import { loadTokens, LOAD, type LoadSummary } from './token-load.ts';
import { writeRecord } from './write-record.ts';

/** Tokens and licenses under load. Writes docs/bench/tokens.json and .md. Rejects where one is lost. */
export async function benchTokens(): Promise<void> {
  const authenticator = `4711,${randomBytes(16).toString('hex')}`;
  const [busy = 0] = loadavg();
  const server = await startServerProcess(authenticator);
  try {
    const summaries = await loadTokens(server.url, authenticator);
    const date = new Date().toISOString().slice(0, 10);
    await writeRecord('tokens', formatLoad(summaries, date, busy), {
      date,
      node: process.version,
      load: LOAD,
      busy,
      summaries,
    });
    const lost = summaries.reduce((sum, summary) => sum + summary.lost, 0);
    if (lost > 0) throw new TypeError(`Expected every request to be answered, ${lost} were lost`);
  } finally {
    server.stop();
  }
}

/** `busy`: load average of the machine before. */
function formatLoad(summaries: readonly LoadSummary[], date: string, busy: number): string {
  const rows = summaries.map(
    ({ name, lost, medianMs, p99Ms, maxMs, perSecond }) =>
      `| ${name} | ${lost} | ${medianMs.toFixed(1)} ms | ${p99Ms.toFixed(1)} ms | ${maxMs.toFixed(1)} ms | ${perSecond.toFixed(0)} |`,
  );
  return [
    '# Tokens and licenses under load',
    '',
    `${date}, Node ${process.version}, ${LOAD.requests} token requests for as many keys and then ${LOAD.requests} ` +
      `redemptions of their tokens, ${LOAD.inFlight} in flight, over loopback to a server in a process of its own that was ` +
      `just started; whoever asks shares its ${availableParallelism()} cores, which had ${busy.toFixed(1)} processes to run before. ` +
      'A request is lost when it does not bring exactly its token, or the ' +
      'license with its key.',
    '',
    '| request | lost | median | p99 | longest | per second |',
    '|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

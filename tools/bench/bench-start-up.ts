import { launchChromium } from '../browser/launch-chromium.ts';
import { startBenchServer } from './bench-server.ts';
import { DASHJS, LATCHKEY, LATCHKEY_PREPARED } from './contenders.ts';
import { CONDITIONS, measureStart } from './measure.ts';
import { formatReport, summarize } from './report.ts';
import { writeRecord } from './write-record.ts';

const CONTENDERS = [LATCHKEY_PREPARED, LATCHKEY, DASHJS];

/** From OK to the first frame. Writes docs/bench/start-up.json and .md. */
export async function benchStartUp(rounds: number): Promise<void> {
  const server = await startBenchServer();
  const series = CONTENDERS.map(({ name }) => ({ name, startsMs: [] as number[] }));
  try {
    for (let round = 1; round <= rounds; round += 1) {
      for (const [index, contender] of CONTENDERS.entries()) {
        const ms = await measureStart(contender, server);
        series[index]?.startsMs.push(ms);
        console.log(`round ${round}: ${contender.name}: ${ms.toFixed(0)} ms`);
      }
    }
  } finally {
    await server.stop();
  }
  const browser = await readBrowserVersion();
  const summaries = summarize(series);
  const date = new Date().toISOString().slice(0, 10);
  const record = { date, browser, conditions: CONDITIONS, rounds, series, summaries };
  await writeRecord('start-up', formatReport(summaries, rounds, date, browser), record);
}

async function readBrowserVersion(): Promise<string> {
  const browser = await launchChromium();
  const version = await browser.version();
  await browser.close();
  return version;
}

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { launchChromium } from '../browser/launch-chromium.ts';
import { ROOT } from '../build/root.ts';
import { startBenchServer } from './bench-server.ts';
import { DASHJS, LATCHKEY } from './contenders.ts';
import { CONDITIONS, measureStart } from './measure.ts';
import { formatReport, summarize } from './report.ts';

const CONTENDERS = [LATCHKEY, DASHJS];
const DEFAULT_ROUNDS = 7;

/** `npm run bench`, `npm run bench -- 3` for three rounds. Writes docs/bench/start-up.json and .md. */
async function bench(rounds: number): Promise<void> {
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
  const report = formatReport(summaries, rounds, date, browser);
  const folder = join(ROOT, 'docs/bench');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'start-up.md'), report);
  const record = { date, browser, conditions: CONDITIONS, rounds, series, summaries };
  await writeFile(join(folder, 'start-up.json'), `${JSON.stringify(record, null, 2)}\n`);
  console.log(report);
}

async function readBrowserVersion(): Promise<string> {
  const browser = await launchChromium();
  const version = await browser.version();
  await browser.close();
  return version;
}

const rounds = Number(process.argv[2] ?? DEFAULT_ROUNDS);
if (!Number.isInteger(rounds) || rounds < 1) throw new TypeError(`Expected a number of rounds, got ${process.argv[2]}`);
await bench(rounds);

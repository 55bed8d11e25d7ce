import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Connection } from 'puppeteer-core';
import { NodeWebSocketTransport } from 'puppeteer-core/internal/node/NodeWebSocketTransport.js';
import { CHROMIUM_FLAGS } from '../browser/launch-chromium.ts';

/** No version of puppeteer drives Chromium 64 to 69, but all versions of the protocol share what is needed here. */
export interface RunningEngine {
  /** As it tells: `HeadlessChrome/69.0.3452.0`. */
  readonly product: string;
  /** To a page at the size of a TV. */
  readonly page: Connection;
  close(): Promise<void>;
}

const START_LIMIT_MS = 30_000;
const VIEWPORT = { width: 1920, height: 1080, deviceScaleFactor: 1, mobile: false };

/** Starts a headless Chromium of any version. Rejects with what it said where it does not come up. */
export async function launchEngine(executable: string, flags: readonly string[]): Promise<RunningEngine> {
  const profile = await mkdtemp(join(tmpdir(), 'latchkey-engine-'));
  const process = spawn(
    executable,
    [
      ...CHROMIUM_FLAGS,
      ...['--headless', '--hide-scrollbars', '--remote-debugging-port=0', `--user-data-dir=${profile}`, ...flags],
      'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const close = async (): Promise<void> => {
    await end(process);
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    const address = await readAddress(process, executable);
    const browser = await connect(address);
    const { product } = await browser.send('Browser.getVersion');
    const { targetId } = await browser.send('Target.createTarget', { url: 'about:blank' });
    const page = await connect(new URL(`/devtools/page/${targetId}`, address).href);
    await page.send('Emulation.setDeviceMetricsOverride', VIEWPORT);
    return { product, page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function connect(address: string): Promise<Connection> {
  return new Connection(address, await NodeWebSocketTransport.create(address));
}

/** Where its protocol is spoken: it says so on its standard error once it is. */
async function readAddress(process: ChildProcess, executable: string): Promise<string> {
  if (process.stderr === null) throw new TypeError('Expected the standard error of the engine in a pipe');
  const said: string[] = [];
  const timer = setTimeout(() => process.kill('SIGKILL'), START_LIMIT_MS);
  process.once('error', (error) => said.push(error.message));
  for await (const line of createInterface(process.stderr)) {
    said.push(line);
    const address = /DevTools listening on (ws:\S+)/.exec(line)?.[1];
    if (address === undefined) continue;
    clearTimeout(timer);
    // Whatever else it says must not fill the pipe.
    process.stderr.resume();
    return address;
  }
  clearTimeout(timer);
  throw new Error(`Expected ${executable} to start, it said: ${said.slice(-3).join(' / ')}`);
}

async function end(process: ChildProcess): Promise<void> {
  if (process.pid === undefined || process.exitCode !== null || process.signalCode !== null) return;
  process.kill('SIGKILL');
  await once(process, 'exit');
}

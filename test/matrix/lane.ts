import { Hono } from 'hono';
import type { Page } from 'puppeteer-core';
import { createBackend, type Backend } from '../../server/backend.ts';
import { createContentKeys } from '../../server/content-keys.ts';
import { listen, type Listening } from '../../server/listen.ts';
import { bundleCdmScript } from '../../tools/simulator/cdm/cdm-script.ts';
import { ownComplaints } from '../flow/support/play-through.ts';
import { Tv } from '../flow/support/tv.ts';
import { packageFakeTitle } from '../server/fake-title.ts';
import { NO_LOOK_UP } from './browser-flags.ts';
import { FAULT_HEADER, type CellOrder, type CellReport } from './cell-report.ts';
import type { Cell } from './cells.ts';

/** Key ids are the same in every run. */
const { sd, hd } = createContentKeys()({ id: 'aurora' });

/** Longer than a token lives, shorter than a session of the storefront. */
const LEAP_MS = 2 * 3600 * 1000;

/** So soon, a simulated Widevine asks for its renewal. */
const RENEWS_AFTER_S = 0.5;

/** Timers run as fast in a page that nobody sees. */
const FLAGS = [
  NO_LOOK_UP,
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
];

/** What became of a cell, and of the title after it. */
export interface CellResult extends CellReport {
  /** `usable`, or why the keys of the next title did not come. */
  readonly next: string;
  /** What was said on the console, unhandled rejections among it. */
  readonly complaints: readonly string[];
}

/** One server, and one page of its own before it, that runs one cell after the other. */
export class Lane {
  private cell: Cell | null = null;
  private leapMs = 0;
  private tv: Tv | null = null;
  private server: Listening | null = null;
  private backend: Backend | null = null;

  /** `renews`: whether the page's (simulated) Widevine asks for renewals. */
  async open(appDirectory: string, renews: boolean): Promise<void> {
    this.backend = await createBackend({
      appDirectory,
      now: () => Date.now() + this.leapMs,
      packageTitle: packageFakeTitle,
    });
    this.server = await listen(
      { ...this.backend, app: this.striking(this.backend.app) },
      { port: 0, host: '127.0.0.1' },
    );
    const faults = renews ? { renewsAfterS: RENEWS_AFTER_S } : {};
    const cdms = await bundleCdmScript({ widevine: {}, playready: 'wrapped', faults });
    this.tv = await Tv.switchOn(`${this.server.url}/`, FLAGS, cdms);
  }

  async run(cell: Cell): Promise<CellResult> {
    this.cell = cell;
    const { tv } = this;
    if (tv === null) throw new TypeError('Open the lane first');
    tv.complaints.length = 0;
    const { cause, met, phase, keySystem } = cell;
    const isNameNotFound = cause.fault === 'name not found';
    const order = { keySystem, phase, met, isNameNotFound, firstKeyId: sd.keyId, secondKeyId: hd.keyId };
    const report = await call<CellReport>(tv.page, 'runCell', order satisfies CellOrder);
    this.heal();
    const next = await call<string>(tv.page, 'playNext', 'meridian', keySystem);
    return { ...report, next, complaints: [...ownComplaints(tv)] };
  }

  async close(): Promise<void> {
    await this.tv?.switchOff();
    await this.server?.close();
  }

  /** The server as it is for the request that carries the mark: the cause, or what the token's fate brings. */
  private striking(sound: Hono): Hono {
    const app = new Hono();
    app.use(async (c, next) => {
      const mark = c.req.header(FAULT_HEADER);
      if (mark !== undefined) this.makeFaults(mark === 'meet');
      const breaksOff = this.breaksLicenseOff(mark === 'meet');
      if (mark !== undefined && !breaksOff) this.spoilToken();
      await next();
      if (breaksOff) this.spoilToken();
    });
    return app.route('/', sound);
  }

  private makeFaults(meets: boolean): void {
    const { cell, backend } = this;
    if (cell === null || backend === null) return;
    const { cause, token } = cell;
    if (meets && cause.fault !== 'name not found') backend.faults.rights = [cause.fault];
    else backend.faults.rights = token === 'revoked' ? [{ status: 403 }] : [];
  }

  /** Then there must be a license first. */
  private breaksLicenseOff(meets: boolean): boolean {
    const fault = this.cell?.cause.fault;
    return meets && typeof fault === 'object' && 'license' in fault;
  }

  private spoilToken(): void {
    const token = this.cell?.token;
    if (token === 'expired') this.leapMs = LEAP_MS;
    if (token === 'revoked') this.backend?.faults.revokeSessions();
  }

  private heal(): void {
    this.cell = null;
    this.leapMs = 0;
    this.backend?.faults.reset();
  }
}

async function call<Result>(page: Page, name: string, ...given: readonly unknown[]): Promise<Result> {
  return (await page.evaluate(`${name}(${given.map((value) => JSON.stringify(value)).join()})`)) as Result;
}

import type { Connection } from 'puppeteer-core';
import { PAGE_HELPERS } from '../browser/page-helpers.ts';
import { launchEngine, type RunningEngine } from './launch-engine.ts';

/** Keys of a remote. */
export type EngineKey = 'up' | 'down' | 'left' | 'right' | 'ok' | 'back';

export interface EngineTvOptions {
  readonly executable: string;
  readonly userAgent: string;
  /** Code of the Back key: the makers' differ. */
  readonly backCode: number;
  /** Run in every page before its own scripts. */
  readonly script: string;
}

/**
 * TVs give a packaged page an origin of its own. Desktop Chromium gives it none, and refuses EME to a page without one,
 * unless files may read files. CORS stays on either way.
 */
const AS_ON_A_TV = '--allow-file-access-from-files';
const ARROWS = {
  left: ['ArrowLeft', 37],
  up: ['ArrowUp', 38],
  right: ['ArrowRight', 39],
  down: ['ArrowDown', 40],
} as const;
const POLL_MS = 50;
/** Each walk is of a viewer who has seen nothing yet. A page without an origin has no store. */
const NOTHING_WATCHED = `try { ['latchkey.watched.0', 'latchkey.watched.1'].forEach((key) => localStorage.removeItem(key)); indexedDB.deleteDatabase('latchkey.watched'); } catch (none) {}`;

/** An engine with a viewer in front of it: only keys go in; what is seen and what it complains of comes out. */
export class EngineTv {
  /** Console errors and warnings, unhandled rejections, uncaught errors, failed requests. */
  readonly complaints: string[] = [];

  private constructor(
    private readonly engine: RunningEngine,
    private readonly backCode: number,
  ) {}

  static async switchOn({ executable, userAgent, backCode, script }: EngineTvOptions): Promise<EngineTv> {
    const engine = await launchEngine(executable, [AS_ON_A_TV, `--user-agent=${userAgent}`]);
    const tv = new EngineTv(engine, backCode);
    tv.listen();
    for (const domain of ['Page', 'Runtime', 'Log'] as const) await tv.page.send(`${domain}.enable`);
    const source = `${PAGE_HELPERS}\n${NOTHING_WATCHED}\n${script}`;
    await tv.page.send('Page.addScriptToEvaluateOnNewDocument', { source });
    return tv;
  }

  /** Full version of the engine, as it tells it itself. */
  get version(): string {
    return this.engine.product.replace(/^\D+/, '');
  }

  async open(url: string): Promise<void> {
    await this.page.send('Page.navigate', { url });
  }

  async press(...keys: readonly EngineKey[]): Promise<void> {
    for (const key of keys) {
      const event = this.toEvent(key);
      await this.page.send('Input.dispatchKeyEvent', { type: event.text ? 'keyDown' : 'rawKeyDown', ...event });
      await this.page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...event, text: '' });
    }
  }

  /** Waits until `condition` holds in the page. Rejects with what is on the screen instead. */
  async see(what: string, condition: string, timeoutMs = 15_000): Promise<void> {
    const limit = performance.now() + timeoutMs;
    // A page that is being opened has no helpers yet.
    while ((await this.evaluate(`!!window.latchkeyTest && document.body !== null && !!(${condition})`)) !== true) {
      if (performance.now() > limit) throw new Error(`Did not see ${what}. On screen: ${await this.text()}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
  }

  async text(): Promise<string> {
    return String(await this.evaluate('latchkeyTest.text()'));
  }

  /** A PNG of the screen. */
  async takePicture(): Promise<Buffer> {
    const { data } = await this.page.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  switchOff(): Promise<void> {
    return this.engine.close();
  }

  private get page(): Connection {
    return this.engine.page;
  }

  private async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.page.send('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  private toEvent(key: EngineKey): { key: string; code: string; windowsVirtualKeyCode: number; text?: string } {
    if (key === 'ok') return { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13, text: '\r' };
    if (key === 'back') return { key: 'GoBack', code: '', windowsVirtualKeyCode: this.backCode };
    const [name, code] = ARROWS[key];
    return { key: name, code: name, windowsVirtualKeyCode: code };
  }

  private listen(): void {
    this.page.on('Runtime.consoleAPICalled', ({ type, args }) => {
      if (type !== 'error' && type !== 'warning' && type !== 'assert') return;
      this.complaints.push(args.map(({ value, description }) => String(value ?? description)).join(' '));
    });
    this.page.on('Runtime.exceptionThrown', ({ exceptionDetails }) => {
      this.complaints.push(exceptionDetails.exception?.description ?? exceptionDetails.text);
    });
    this.page.on('Log.entryAdded', ({ entry }) => {
      if (entry.level === 'error') this.complaints.push(`${entry.text} ${entry.url ?? ''}`.trim());
    });
  }
}

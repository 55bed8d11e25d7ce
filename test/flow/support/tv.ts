import type { HTTPRequest, KeyInput, Page } from 'puppeteer-core';
import { PAGE_HELPERS } from '../../../tools/browser/page-helpers.ts';
import { openProfile } from './browsers.ts';

/** One exchange as the page's network saw it. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A browser profile of its own with a viewer in front of it: only keys go in; what is seen and what crosses the network comes out. */
export class Tv {
  readonly exchanges: Exchange[] = [];
  /** Console errors and warnings, unhandled rejections, uncaught errors. */
  readonly complaints: string[] = [];
  private readonly recordings: Promise<void>[] = [];

  private constructor(readonly page: Page) {}

  /** `engine` is run in every page before its own scripts: how an engine differs from this one. */
  static async switchOn(url: string, flags: readonly string[] = [], engine = ''): Promise<Tv> {
    const profile = await openProfile(flags);
    return Tv.watch(await profile.newPage(), url, engine);
  }

  /** Likewise, on a page of a browser that the test has started. */
  static async watch(page: Page, url: string, engine = ''): Promise<Tv> {
    const tv = new Tv(page);
    tv.listen();
    await page.evaluateOnNewDocument(`${PAGE_HELPERS}\n${engine}`);
    await page.goto(url);
    return tv;
  }

  async press(...keys: readonly KeyInput[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Waits until `condition` holds in the page; polled by time, since a page at rest draws no frames. */
  async see(what: string, condition: string, timeoutMs = 10_000): Promise<void> {
    await this.page.waitForFunction(condition, { timeout: timeoutMs, polling: 50 }).catch(async () => {
      const text = await this.text();
      throw new Error(`Did not see ${what} within ${timeoutMs} ms. On screen: ${text}\n${this.complaints.join('\n')}`);
    });
  }

  /** All that can be read on the screen, through every shadow root. */
  text(): Promise<string> {
    return this.page.evaluate('latchkeyTest.text()') as Promise<string>;
  }

  /** The focused element as a screen reader would say it. `null`: nothing has focus. */
  focus(): Promise<string | null> {
    return this.page.evaluate('latchkeyTest.focus()') as Promise<string | null>;
  }

  video(): Promise<{ time: number; paused: boolean; frames: number; height: number } | null> {
    return this.page.evaluate('latchkeyTest.video()') as ReturnType<Tv['video']>;
  }

  /** Exchanges so far, once their bodies have been read. */
  async network(): Promise<readonly Exchange[]> {
    await Promise.all(this.recordings);
    return this.exchanges;
  }

  async switchOff(): Promise<void> {
    // At the end of a file its browsers may have been closed first.
    if (this.page.browser().connected) await this.page.browserContext().close();
  }

  private listen(): void {
    const { page } = this;
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warn') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('requestfinished', (request) => this.recordings.push(this.record(request)));
  }

  private async record(request: HTTPRequest): Promise<void> {
    const response = request.response();
    if (response === null) return;
    this.exchanges.push({
      method: request.method(),
      url: request.url(),
      status: response.status(),
      requestHeaders: request.headers(),
      responseHeaders: response.headers(),
      body: Buffer.from(await response.content().catch(() => new Uint8Array())),
    });
  }
}

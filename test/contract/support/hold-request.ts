import assert from 'node:assert/strict';
import type { HTTPRequest, Page } from 'puppeteer-core';

export interface HeldRequest {
  /** Lets it go, and everything after it. */
  release(): Promise<void>;
}

/** The next request whose URL matches is kept from the network until it is let go of. */
export async function holdRequest(page: Page, pattern: RegExp): Promise<HeldRequest> {
  const held: HTTPRequest[] = [];
  const meet = (request: HTTPRequest): void => {
    if (held.length === 0 && pattern.test(request.url())) held.push(request);
    else void request.continue();
  };
  await page.setRequestInterception(true);
  page.on('request', meet);
  return {
    async release() {
      assert.equal(held.length, 1, `asked for ${String(pattern)}`);
      for (const request of held) await request.continue();
      page.off('request', meet);
      await page.setRequestInterception(false);
    },
  };
}

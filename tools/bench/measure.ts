import { launchChromium } from '../browser/launch-chromium.ts';
import type { RunningBench } from './bench-server.ts';
import type { Contender } from './contenders.ts';
import { PAGE_CLOCK } from './page-clock.ts';

/** A slow TV on a middling line. */
export const CONDITIONS = { cpuSlowdown: 6, latencyMs: 100, downloadMbps: 20 };

/** Milliseconds from the key press to the first painted frame; a browser of its own, so nothing is cached. */
export async function measureStart(contender: Contender, bench: RunningBench): Promise<number> {
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const cdp = await page.createCDPSession();
    await page.evaluateOnNewDocument(PAGE_CLOCK);
    const { cpuSlowdown, latencyMs, downloadMbps } = CONDITIONS;
    const downloadThroughput = (downloadMbps * 1e6) / 8;
    await cdp.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: latencyMs,
      downloadThroughput,
      uploadThroughput: downloadThroughput,
    });
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });
    await contender.prepare(page, bench);
    await page.keyboard.press('Space');
    return (await page.evaluate('window.benchResult')) as number;
  } finally {
    await browser.close();
  }
}

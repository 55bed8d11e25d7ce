import { expect } from '@open-wc/testing';
import { webosLuna } from '../../../../src/platform/webos/luna.ts';
import { readWebosFacts } from '../../../../src/platform/webos/webos-facts.ts';
import { captureTimers, releaseTimers } from '../../lib/captured-timer.ts';

const globals = window as { PalmServiceBridge?: unknown };
const UNTOLD = { model: null, firmware: null, panel: null, hasHdr: null };

/** LG's service bridge, with these answers by the last part of a service's URL; no answer where there is none. */
function installBridge(answers: Readonly<Record<string, string>>): string[] {
  const asked: string[] = [];
  globals.PalmServiceBridge = class {
    onservicecallback: ((answer: string) => void) | null = null;
    call(url: string, parameters: string): void {
      asked.push(`${url} ${parameters}`);
      const answer = answers[url.split('/').pop() ?? ''];
      if (answer !== undefined) this.onservicecallback?.(answer);
    }
  };
  return asked;
}

describe('readWebosFacts', () => {
  afterEach(() => delete globals.PalmServiceBridge);

  it("reads model, firmware, panel and HDR from LG's services", async () => {
    const asked = installBridge({
      getSystemInfo: '{"returnValue":true,"modelName":"43UR91006LA","firmwareVersion":"05.30.10","UHD":"true"}',
      getConfigs: '{"returnValue":true,"configs":{"tv.model.supportHDR":true}}',
    });
    expect(await readWebosFacts(webosLuna())).to.deep.equal({
      ...{ model: '43UR91006LA', firmware: '05.30.10', panel: 'uhd', hasHdr: true },
    });
    expect(asked).to.deep.equal([
      'luna://com.webos.service.tv.systemproperty/getSystemInfo {"keys":["modelName","firmwareVersion","UHD"]}',
      'luna://com.webos.service.config/getConfigs {"configNames":["tv.model.supportHDR"]}',
    ]);
  });

  it('keeps one answer where the other is an error, or nothing that it knows', async () => {
    installBridge({ getSystemInfo: '{"modelName":"55UK6470","UHD":"false"}', getConfigs: '{"returnValue":false}' });
    expect(await readWebosFacts(webosLuna())).to.deep.equal({ ...UNTOLD, model: '55UK6470', panel: 'hd' });
    installBridge({ getSystemInfo: '<html>', getConfigs: '{"configs":{"tv.model.supportHDR":"false"}}' });
    expect(await readWebosFacts(webosLuna())).to.deep.equal({ ...UNTOLD, hasHdr: false });
  });

  it('gives up on services that do not answer, and on a page without them', async () => {
    const { clearTimeout } = window;
    installBridge({});
    let facts: Promise<unknown> = Promise.resolve();
    const timers = captureTimers(() => {
      facts = readWebosFacts(webosLuna());
    });
    expect(timers.map(({ delayMs }) => delayMs)).to.deep.equal([2000, 2000]);
    timers.forEach((timer) => timer.fire());
    expect(await facts).to.deep.equal(UNTOLD);
    releaseTimers(clearTimeout);
    delete globals.PalmServiceBridge;
    expect(await readWebosFacts(webosLuna())).to.deep.equal(UNTOLD);
  });
});

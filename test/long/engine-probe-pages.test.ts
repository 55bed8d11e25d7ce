import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, describe, it } from 'node:test';
import { buildProbes } from '../../tools/build/build-probes.ts';
import { writeConfigScript } from '../../tools/build/build.ts';
import { EngineTv } from '../../tools/engines/engine-tv.ts';
import { ENGINES, userAgentOf, type Engine } from '../../tools/engines/engines.ts';
import { provideEngine } from '../../tools/engines/fetch-engine.ts';

/** One that packaged-app.test.ts has fetched already. npm's builds run on Linux alone. */
const CHOSEN: Engine['chromium'] = process.platform === 'linux' && process.arch === 'x64' ? 69 : 'today';

describe('Probe pages, on an old engine', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-old-probes-'));
    await buildProbes(join(folder, 'probe'));
    // Nothing listens there: what needs no backend is told all the same.
    await writeConfigScript(folder, { backendUrl: 'http://127.0.0.1:9' });
  });
  after(() => rm(folder, { recursive: true }));

  it(`list themselves, are walked through by keys, and tell of Chromium ${CHOSEN}`, async () => {
    const engine = ENGINES.find(({ chromium }) => chromium === CHOSEN);
    const [model] = engine?.tvs ?? [];
    assert.ok(engine !== undefined && model !== undefined);
    const executable = await provideEngine(engine);
    const tv = await EngineTv.switchOn({ executable, userAgent: userAgentOf(model), backCode: 10009, script: '' });
    try {
      await tv.open(pathToFileURL(join(folder, 'probe/index.html')).href);
      const pages = ['Key systems', 'Cookies', 'Headers', 'AVPlay', 'Keys', 'Memory'];
      const done = `document.documentElement.dataset.probe === 'done' && latchkeyProbe.device.chromium`;
      for (const [index, page] of pages.entries()) {
        await tv.see('the list', `(latchkeyTest.focus() || '').startsWith('Key systems')`);
        for (let step = 0; step < index; step += 1) await tv.press('down');
        await tv.press('ok');
        await tv.see(page, `latchkeyTest.text().startsWith('${page} ') && !document.querySelector('.page')`);
        if (page === 'Keys') await tv.press('left');
        await tv.see(`the code of ${page}`, done);
        await tv.press('back');
        if (page === 'Keys') await tv.press('back');
      }
    } finally {
      await tv.switchOff();
    }
  });
});

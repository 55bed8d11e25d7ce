import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { createCookieDelivery } from '../../src/drm/cookie-delivery.ts';
import { createLicenseTransport, type LicenseTransport } from '../../src/drm/license-transport.ts';
import { NetworkConfiguration } from '../../src/drm/network-configuration.ts';
import { bodyText } from '../../src/lib/http.ts';
import { buildService } from '../../tools/build/build-service.ts';
import { carrierOf } from './support/app-side.ts';
import { makeCertificates, type Certificates } from './support/certificates.ts';
import { provideNode8 } from './support/node-8.ts';
import { startRightsServer, type RightsServer } from './support/rights-server.ts';
import { Tv } from './support/tv.ts';

const GUIDE = { val1: '12345', val2: 'abcd' };

const outDir = mkdtempSync(join(tmpdir(), 'latchkey-app-service-'));
let certificates: Certificates;
let rights: RightsServer;

before(async () => {
  certificates = makeCertificates();
  rights = await startRightsServer(certificates.good);
});
after(async () => {
  await rights.close();
  certificates.remove();
  rmSync(outDir, { recursive: true, force: true });
});

for (const platform of ['webos', 'tizen'] as const) {
  describe(`the app and its ${platform} service in Node 8`, () => {
    let tv: Tv;
    let send: LicenseTransport;

    before(async () => {
      const { authorityFile } = certificates;
      const node = await provideNode8();
      const file = join(outDir, `${platform}.js`);
      await buildService({ platform, file, hosts: [rights.host] });
      tv = await new Tv({ platform, node, service: file, authorityFile }).started();
      // The second host is on the app's list and not on the service's: an app that was packaged otherwise.
      const carriers = [carrierOf(tv, platform, [rights.host, 'unlisted.test'])];
      const network = new NetworkConfiguration();
      const delivery = createCookieDelivery({ network, carriers, platformName: platform });
      send = createLicenseTransport(() => assert.fail('not by the page itself'), delivery);
    });
    after(() => tv.close());

    const { signal } = new AbortController();
    const ask = async (url: string, body: string, cookies: Readonly<Record<string, string>>) =>
      send({ method: 'POST', url, body, cookies, timeoutMs: 5000 }, signal);

    it('bring the cookies of a grant to the rights service, and its license back', async () => {
      const { url, body } = await rights.grant('glasshouse');
      const refused = await ask(url, body, { val1: '12345' });
      assert.equal(refused.kind === 'answer' && refused.status, 401);
      const granted = await ask(url, body, GUIDE);
      assert.ok(granted.kind === 'answer');
      assert.equal(granted.status, 200);
      assert.match(bodyText(granted.body), /"keys":\[\{/);
      assert.match(granted.header('Content-Type') ?? '', /json/);
    });

    it('fail by name where the service would not send them', async () => {
      await assert.rejects(ask('https://unlisted.test/', '', GUIDE), { code: 'CONFIG_COOKIE_UNDELIVERABLE' });
    });
  });
}

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request as requestOverHttp, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, describe, it } from 'node:test';
import { buildService } from '../../tools/build/build-service.ts';
import { makeCertificates, type Certificates } from './support/certificates.ts';
import { provideNode8 } from './support/node-8.ts';
import { startRightsServer, type RightsServer } from './support/rights-server.ts';
import { askTizen, askWebos, launchTizen, type Ask } from './support/service-callers.ts';
import { Tv } from './support/tv.ts';
import { startUpstream, type Upstream } from './upstream.ts';

const GUIDE = { val1: '12345', val2: 'abcd' };

const outDir = mkdtempSync(join(tmpdir(), 'latchkey-services-'));
const fileOf = (platform: string): string => join(outDir, `${platform}.js`);
let certificates: Certificates;
let plain: Upstream;
let secure: Upstream;
let stranger: Upstream;
/** Listed, and no TV should believe them. */
let untrusted: Readonly<Record<'selfSigned' | 'wrongName' | 'expired', Upstream>>;
let rights: RightsServer;

before(async () => {
  certificates = makeCertificates();
  const { good, selfSigned, wrongName, expired } = certificates;
  [plain, secure, stranger] = await Promise.all([startUpstream(), startUpstream(good), startUpstream()]);
  untrusted = {
    selfSigned: await startUpstream(selfSigned),
    wrongName: await startUpstream(wrongName),
    expired: await startUpstream(expired),
  };
  rights = await startRightsServer(good);
  const listed = [plain, secure, ...Object.values(untrusted)].map(({ host }) => host);
  const hosts = [...listed, rights.host];
  for (const platform of ['webos', 'tizen'] as const) await buildService({ platform, file: fileOf(platform), hosts });
});

afterEach(() => {
  for (const server of [plain, secure, stranger, ...Object.values(untrusted)]) {
    server.received.length = 0;
    server.respond = (_request, response) => response.end('answer');
  }
});

after(async () => {
  await Promise.all([rights, plain, secure, stranger, ...Object.values(untrusted)].map((server) => server.close()));
  certificates.remove();
  rmSync(outDir, { recursive: true, force: true });
});

for (const [age, findNode, version] of [
  ['Node 8', provideNode8, /^v8\./],
  ['the Node of today', () => Promise.resolve(process.execPath), /^v[2-9]\d\./],
] as const) {
  for (const platform of ['webos', 'tizen'] as const) {
    describe(`the built ${platform} service in ${age}`, () => {
      let tv: Tv;
      let ask: Ask;

      before(async () => {
        const { authorityFile } = certificates;
        tv = await new Tv({ platform, node: await findNode(), service: fileOf(platform), authorityFile }).started();
        ask = platform === 'webos' ? askWebos(tv) : await askTizen(tv);
      });
      after(() => tv.close());

      it('runs there', () => {
        assert.match(tv.node, version);
        if (platform === 'webos') assert.equal(tv.registered, 'org.latchkey.tv.relay');
      });

      it('sends a real Cookie header, over https too', async () => {
        for (const [server, scheme] of [
          [plain, 'http'],
          [secure, 'https'],
        ] as const) {
          const url = `${scheme}://${server.host}/rights/?t=1`;
          const headers = { 'X-Grant': '1' };
          const answer = await ask({ url, cookies: GUIDE, headers }, { body: 'challenge\nof two lines' });
          assert.deepEqual(answer, { refusal: null, status: 200, url, body: 'answer' });
          const [received] = server.received;
          assert.equal(received?.cookie, 'val1=12345; val2=abcd');
          assert.deepEqual([received.method, received.path], ['POST', '/rights/?t=1']);
          assert.deepEqual([received.headers['x-grant'], received.body], ['1', 'challenge\nof two lines']);
        }
      });

      it('gets a license that the rights service grants for cookies alone', async () => {
        const { url, body } = await rights.grant('glasshouse');
        assert.equal((await ask({ url }, { body })).status, 401);
        const granted = await ask({ url, cookies: GUIDE }, { body });
        assert.deepEqual([granted.refusal, granted.status], [null, 200]);
        assert.match(granted.body, /"keys":\[\{/);
      });

      it('sends what a server set with the next request, and to no other server', async () => {
        secure.respond = (_request, response) => response.writeHead(200, { 'Set-Cookie': 'sid=7; Secure' }).end();
        await ask({ url: `https://${secure.host}/a` });
        await ask({ url: `https://${secure.host}/b` });
        assert.deepEqual(
          secure.received.map(({ cookie }) => cookie),
          [undefined, 'sid=7'],
        );
        await ask({ url: `http://${plain.host}/b` });
        assert.equal(plain.received[0]?.cookie, undefined);
      });

      it('refuses a host off its list, whatever is asked of it', async () => {
        assert.equal((await ask({ url: `http://${stranger.host}/`, cookies: GUIDE })).refusal, 'host');
        plain.respond = (_request, response) => response.writeHead(307, { Location: `http://${stranger.host}/` }).end();
        assert.equal((await ask({ url: `http://${plain.host}/`, cookies: GUIDE })).refusal, 'host');
        assert.deepEqual(stranger.received, []);
      });

      it(`refuses a caller ${platform === 'webos' ? 'that is another application' : 'without its secret'}`, async () => {
        assert.equal((await ask({ url: `http://${plain.host}/` }, { isStranger: true })).refusal, 'secret');
        assert.deepEqual(plain.received, []);
      });

      it('refuses to be led from http to https, or back', async () => {
        const [http, https] = [`http://${plain.host}/`, `https://${secure.host}/`];
        plain.respond = (_request, response) => response.writeHead(302, { Location: https }).end();
        secure.respond = (_request, response) => response.writeHead(302, { Location: http }).end();
        for (const url of [http, https]) assert.equal((await ask({ url, cookies: GUIDE })).refusal, 'scheme');
        assert.deepEqual([plain.received.length, secure.received.length], [1, 1]);
      });

      for (const fault of ['selfSigned', 'wrongName', 'expired'] as const) {
        it(`refuses a server whose certificate is not to be trusted: ${fault}`, async () => {
          const { host, received } = untrusted[fault];
          assert.equal((await ask({ url: `https://${host}/`, cookies: GUIDE })).refusal, 'tls');
          assert.deepEqual(received, []);
        });
      }

      it('refuses https of a server that speaks http', async () => {
        assert.equal((await ask({ url: `https://${plain.host}/`, cookies: GUIDE })).refusal, 'tls');
      });

      if (platform === 'tizen') {
        it('takes no call that asks to upgrade the connection', async () => {
          const { relay } = await launchTizen(tv);
          const request = requestOverHttp(relay.url, {
            method: 'POST',
            headers: { Connection: 'Upgrade', Upgrade: 'websocket' },
          });
          const [answer] = (await once(request.end(), 'response')) as [IncomingMessage];
          assert.deepEqual([answer.statusCode, answer.headers['latchkey-relay-refusal']], [400, 'request']);
        });

        it('tells nobody but the app where it is, at each launch, with the number that the app gave', async () => {
          const { told, relay } = await launchTizen(tv);
          assert.deepEqual([told.app, told.port], ['LatchkeyTV.Latchkey', 'latchkey-relay']);
          assert.equal(told.items.find(({ key }) => key === 'nonce')?.value, 'n-1');
          assert.match(relay.url, /^http:\/\/127\.0\.0\.1:\d+\/$/);
          assert.match(relay.secret, /^[0-9a-f]{32}$/);
        });
      }

      it('says that nobody answers', async () => {
        plain.respond = (request) => request.socket.destroy();
        assert.equal((await ask({ url: `http://${plain.host}/` })).refusal, 'network');
      });
    });
  }
}

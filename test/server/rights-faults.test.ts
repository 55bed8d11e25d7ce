import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';

import { listen, type Listening } from '../../server/listen.ts';
import { createTestBackend } from './test-backend.ts';

const backend = await createTestBackend();
const { faults } = backend;
const PATH = '/hms/wv/rights/';

const post = async (): Promise<Response> => backend.request(PATH, { method: 'POST' });
/** Of the rights service itself: no token came. */
const SOUND = 401;

void describe('faults.rights', () => {
  let server: Listening;
  before(async () => {
    server = await listen(backend, { port: 0, host: '127.0.0.1' });
  });
  afterEach(() => {
    faults.reset();
  });
  after(() => server.close());

  void it('answers as it is told, in order, and then as ever', async () => {
    const code = '{"code":-4022,"message":"[-4022] Invalid kid"}';
    faults.rights = [
      { status: 400, body: code },
      { status: 503, headers: { 'Retry-After': '1' }, times: 2 },
      { status: 200 },
    ];
    const answers = [await post(), await post(), await post(), await post(), await post()];
    assert.deepEqual(
      answers.map(({ status }) => status),
      [400, 503, 503, 200, SOUND],
    );
    assert.equal(await answers[0]?.text(), code);
    assert.equal(answers[1]?.headers.get('Retry-After'), '1');
    assert.equal(await answers[3]?.text(), '');
  });

  void it('lets a page read the fault: CORS as ever, and no fault for a preflight', async () => {
    faults.rights = [{ status: 500 }];
    const headers = { Origin: 'http://localhost:5173', 'Access-Control-Request-Method': 'POST' };
    assert.equal((await backend.request(PATH, { method: 'OPTIONS', headers })).status, 204);
    const answer = await backend.request(PATH, { method: 'POST', headers });
    assert.equal(answer.status, 500);
    assert.equal(answer.headers.get('Access-Control-Allow-Origin'), headers.Origin);
  });

  void it('goes on until it is taken back', async () => {
    faults.rights = [{ status: 403, times: Infinity }];
    assert.deepEqual([(await post()).status, (await post()).status], [403, 403]);
    faults.reset();
    assert.equal((await post()).status, SOUND);
  });

  void it('breaks off in the middle of what the rights service says', async () => {
    const whole = await (await post()).text();
    faults.rights = [{ license: 'breaks off' }];
    const broken = await post();
    assert.equal(broken.status, SOUND);
    assert.equal(await broken.text(), whole.slice(0, whole.length / 2));
    assert.equal(await (await post()).text(), whole);
  });

  void it('resets the connection', async () => {
    faults.rights = [{ connection: 'is reset' }];
    const code = (thrown: Error): unknown => (thrown.cause as { code?: unknown } | undefined)?.code;
    await assert.rejects(
      fetch(server.url + PATH, { method: 'POST' }),
      (thrown: Error) => code(thrown) === 'ECONNRESET',
    );
    assert.equal((await fetch(server.url + PATH, { method: 'POST' })).status, SOUND);
  });

  void it('never answers a request that hangs, and answers the next', async () => {
    faults.rights = [{ connection: 'hangs' }];
    const controller = new AbortController();
    const hanging = fetch(server.url + PATH, { method: 'POST', signal: controller.signal });
    while (faults.rights.length > 0) await new Promise(setImmediate);
    assert.equal((await fetch(server.url + PATH, { method: 'POST' })).status, SOUND);
    controller.abort();
    await assert.rejects(hanging, { name: 'AbortError' });
  });
});

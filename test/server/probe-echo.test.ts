import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import type { ProbeEcho } from '../../server/probe-marks.ts';
import { createTestBackend } from './test-backend.ts';

const backend = await createTestBackend();
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Response> =>
  backend.request(`/probe-echo/${path}`, { method, headers });
const echo = async (headers: Record<string, string>): Promise<ProbeEcho> =>
  (await (await ask('headers', headers)).json()) as ProbeEcho;

void describe('The echo for probe pages', () => {
  void it('names all headers, and tells the values of few', async () => {
    const told = await echo({
      Authorization: 'Bearer a-secret',
      Origin: 'null',
      Referer: 'http://tv.test/probe/?token=a-secret',
      'User-Agent': 'a TV',
      'X-Mark': 'latchkey-probe',
    });
    assert.deepEqual(told, {
      headers: ['authorization', 'origin', 'referer', 'user-agent', 'x-mark'],
      marked: ['x-mark'],
      origin: 'null',
      referer: 'http://tv.test/probe/',
      userAgent: 'a TV',
      cookies: {},
    });
  });

  void it('tells of no cookie but the probes’ own', async () => {
    const { cookies, marked } = await echo({
      Cookie: 'session=a-secret; latchkey-probe-plain=run1; latchkey-probe-x=a',
    });
    assert.deepEqual([cookies, marked], [{ 'latchkey-probe-plain': 'run1' }, []]);
  });

  void it('sets a cookie of each kind, for itself and one day', async () => {
    const cookies = (await ask('cookies/run1', {}, 'POST')).headers.getSetCookie();
    assert.deepEqual(
      cookies.map((cookie) => cookie.replace('=run1; Path=/probe-echo/; Max-Age=86400', '')),
      [
        'latchkey-probe-plain',
        'latchkey-probe-lax; SameSite=Lax',
        'latchkey-probe-none; SameSite=None; Secure',
        'latchkey-probe-http; HttpOnly',
      ],
    );
  });

  void it('answers any origin with credentials, and lets it send what it can', async () => {
    const asked = {
      Origin: 'file://',
      'Access-Control-Request-Method': 'GET',
      'Access-Control-Request-Headers': 'x-mark',
    };
    const { status, headers } = await ask('headers', asked, 'OPTIONS');
    assert.equal(status, 204);
    assert.equal(headers.get('Access-Control-Allow-Origin'), 'file://');
    assert.equal(headers.get('Access-Control-Allow-Credentials'), 'true');
    assert.equal(headers.get('Access-Control-Allow-Headers'), 'x-mark');
  });

  void it('remembers what a player’s manifest request brought, of the last sixteen runs', async () => {
    assert.equal((await ask('seen/run0')).status, 404);
    for (let run = 0; run <= 16; run += 1) {
      const { status } = await ask(`manifest/run${run}/manifest.mpd`, { Cookie: `latchkey-probe-avplay=run${run}` });
      assert.equal(status, 404);
    }
    assert.equal((await ask('seen/run0')).status, 404, 'forgotten');
    for (const run of ['run1', 'run16']) {
      const seen = (await (await ask(`seen/${run}`)).json()) as ProbeEcho;
      assert.deepEqual(seen.cookies, { 'latchkey-probe-avplay': run });
    }
  });

  void it('takes no name of a run that is none', async () => {
    for (const run of ['a', 'a'.repeat(17), 'run%0d%0aX', 'a;b']) {
      assert.equal((await ask(`cookies/${run}`, {}, 'POST')).status, 404, run);
    }
  });
});

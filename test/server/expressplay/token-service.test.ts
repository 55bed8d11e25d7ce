import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import type { TokenRoute } from '../../../server/expressplay/token-route.ts';
import { ERROR_TABLE, listCodes } from '../../../src/expressplay/error-table.ts';
import { EXPRESSPLAY_ERRORS } from '../../../src/expressplay/errors.ts';
import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';
import { createTestBackend, readJson } from '../test-backend.ts';
import { AUTHENTICATORS } from './refusals.ts';
import { codeOf, formOf, GOOD, PATHS, type Changes } from './token-requests.ts';

const backend = await createTestBackend(AUTHENTICATORS);
const { faults } = backend;
afterEach(() => {
  faults.reset();
});

const get = (changes: Changes = {}, path = PATHS.widevine): Promise<Response> =>
  backend.request(`${path}?${formOf('widevine', changes).toString()}`);

void describe('token service: what it answers with', () => {
  void it('writes HTML unless JSON is asked for', async () => {
    const answer = await get({ errorFormat: null, customerAuthenticator: 'abc' });
    assert.equal(answer.headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.equal(
      await answer.text(),
      '<!doctype html><html><head><title>401 Unauthorized</title></head><body><h1>401 Unauthorized</h1>' +
        '<p>[-2018] Authentication token invalid: malformed</p></body></html>',
    );
    assert.equal((await get({ errorFormat: 'html', kid: '' })).headers.get('Content-Type'), 'text/html; charset=utf-8');
  });

  void it('escapes what it repeats', async () => {
    const body = await (await get({ errorFormat: '<b>"&' })).text();
    assert.ok(body.includes('<p>[-3004] Invalid error format specified: &lt;b&gt;&quot;&amp;</p>'), body);
  });

  void it('is 404 with code 0 for an unknown path or method, in the format asked for', async () => {
    for (const prefix of ['', '/test', '/prod']) {
      for (const [method, path] of [
        ['PUT', '/hms/wv/token'],
        ['DELETE', '/hms/pr/token'],
        ['PROPFIND', '/hms/fp/token'],
        ['GET', '/hms/xx/token'],
        ['GET', '/hms/wv/rights/'],
      ] as const) {
        const answer = await backend.request(`${prefix}${path}?errorFormat=json`, { method });
        assert.equal(answer.status, 404, `${method} ${path}`);
        assert.deepEqual(await readJson(answer), { code: 0, message: '[0] Not found' });
      }
    }
    const html = await backend.request('/hms/xx/token');
    assert.ok((await html.text()).includes('<h1>404 Not Found</h1><p>[0] Not found</p>'));
  });

  void it('makes no token for HEAD', async () => {
    const answer = await backend.request(`${PATHS.widevine}?${formOf('widevine').toString()}`, { method: 'HEAD' });
    assert.equal(answer.status, 404);
  });

  void it('refuses FairPlay once it knows the caller', async () => {
    assert.equal(await codeOf(get({}, PATHS.fairplay)), -6009);
    assert.equal((await get({ kid: '' }, PATHS.fairplay)).status, 401);
    assert.equal(await codeOf(get({ customerAuthenticator: '' }, PATHS.fairplay)), -2017);
    assert.equal(await codeOf(get({ errorFormat: 'xml' }, PATHS.fairplay)), -3004);
  });
});

void describe('token service: how it reads a request', () => {
  const post = (path: string, body: string | Uint8Array<ArrayBuffer>, type = 'application/x-www-form-urlencoded') =>
    backend.request(path, { method: 'POST', body, headers: { 'Content-Type': type } });
  const form = (changes: Changes = {}): string => formOf('widevine', changes).toString();

  void it('takes the query first, then the form', async () => {
    assert.equal(await codeOf(post(PATHS.widevine, form())), null);
    assert.equal(await codeOf(post(PATHS.widevine, form(), 'Application/X-WWW-Form-Urlencoded; charset=UTF-8')), null);
    assert.equal(await codeOf(post(`${PATHS.widevine}?kid=bad`, form())), -4020);
    assert.equal(await codeOf(post(`${PATHS.widevine}?${form()}`, 'kid=bad')), null);
  });

  void it('takes the first occurrence of a parameter', async () => {
    for (const name of Object.keys(GOOD.widevine)) {
      assert.equal(await codeOf(backend.request(`${PATHS.widevine}?${form()}&${name}=bad`)), null, name);
      assert.notEqual(await codeOf(backend.request(`${PATHS.widevine}?${name}=bad&${form()}`)), null, name);
    }
  });

  void it('takes an unencoded + for the space that it is', async () => {
    assert.equal(await codeOf(backend.request(`${PATHS.widevine}?${form()}&expirationTime=+60`)), -2002);
    assert.equal(await codeOf(backend.request(`${PATHS.widevine}?${form()}&expirationTime=%2B60`)), null);
  });

  void it('takes bytes that are no UTF-8 for no value', async () => {
    for (const [name, code] of [
      ['errorFormat', -3004],
      ['customerAuthenticator', -2018],
      ['kid', -4020],
      ['contentKey', -2027],
      ['securityLevel', -7004],
      ['hdcpOutputControl', -2034],
      ['licenseDuration', -7007],
      ['expirationTime', -2002],
      ['cookie', -2033],
    ] as const) {
      for (const bad of ['%FF', '%C3%28', '%', '%zz']) {
        const answer = await codeOf(backend.request(`${PATHS.widevine}?${name}=${bad}&${form()}`));
        if (name !== 'cookie' || /%[FC]/.test(bad)) assert.equal(answer, code, `${name}=${bad}`);
      }
    }
    assert.equal(await codeOf(post(PATHS.widevine, Uint8Array.from([0xff, 0xfe, 0x26, 0x00]))), -2017);
  });

  for (const [what, type] of [
    ['text', 'text/plain'],
    ['JSON', 'application/json'],
    ['multipart', 'multipart/form-data; boundary=x'],
    ['no type', ''],
    ['what only begins like a form', 'application/x-www-form-urlencoded-not'],
  ] as const) {
    void it(`does not read a body of ${what}`, async () => {
      assert.equal(await codeOf(post(PATHS.widevine, Buffer.from(form()), type)), -2017);
    });
  }

  void it('does not read a form of a megabyte', async () => {
    const large = `${form()}&contentId=${'x'.repeat(1024 * 1024)}`;
    assert.equal(await codeOf(post(PATHS.widevine, large)), -2017);
    assert.equal(await codeOf(post(`${PATHS.widevine}?${form()}`, large)), null);
  });
});

void describe('token service: the account', () => {
  const ROUTES = Object.entries(PATHS) as [TokenRoute['drm'], string][];
  const OPTIONS = { widevine: -7011, playready: -5002, fairplay: -6006 } as const;
  const STATUS: Readonly<Record<number, number>> = { [-2030]: 500 };

  for (const [drm, path] of ROUTES) {
    void it(`is looked at in its order, for ${drm}`, async () => {
      const codes = [-2003, -2031, -2030, OPTIONS[drm]] as const;
      for (const [index, code] of codes.entries()) {
        faults.account.clear();
        for (const later of codes.slice(index)) faults.account.add(later);
        const answer = await get({ kid: '' }, path);
        assert.equal(answer.status, STATUS[code] ?? 401);
        assert.equal(await codeOf(answer), code);
        assert.equal(await codeOf(get({ customerAuthenticator: 'abc' }, path)), -2018);
      }
    });
  }

  void it('runs out of credits only for a request that is right', async () => {
    faults.account.add(-2019).add(-5002);
    assert.equal((await get()).status, 401);
    assert.equal(await codeOf(get()), -2019);
    assert.equal(await codeOf(get({ cookie: 'c'.repeat(33) })), -2033);
  });

  void it('covers the codes that no request leads to, with those that can be forced', async () => {
    for (const code of listCodes()) {
      faults.tokenCodes = [{ code }];
      for (const errorFormat of ['json', 'html']) {
        faults.tokenCodes = [{ code }];
        const read = parseTokenAnswer(await (await get({ errorFormat })).text());
        assert.deepEqual(read, { type: 'refused', code, text: EXPRESSPLAY_ERRORS[code] });
      }
    }
    const ofAccount = listCodes().filter((code) => ERROR_TABLE[code].raisedBy === 'account');
    assert.deepEqual(ofAccount, [-2003, -2019, -2030, -2031, -5002, -6006, -7011]);
  });

  void it('meets a forced code so many times, and on its own route', async () => {
    const playReady = (): Promise<Response> =>
      backend.request(PATHS.playready, { method: 'POST', body: formOf('playready') });
    faults.tokenCodes = [{ code: -2030, times: 2, drm: 'playready' }, { code: -2031 }];
    assert.equal(await codeOf(get()), -2031);
    assert.equal(await codeOf(get()), null);
    assert.equal((await playReady()).status, 500);
    assert.equal(await codeOf(playReady()), -2030);
    assert.equal(await codeOf(playReady()), null);
  });
});

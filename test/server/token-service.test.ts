import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { EXPRESSPLAY_ERRORS, type ExpressPlayCode } from '../../src/expressplay/errors.ts';
import { AUTHENTICATOR, createTestBackend, readJson } from './test-backend.ts';

const backend = await createTestBackend({ publicUrl: 'http://tv.example:8080' });

const GOOD = {
  errorFormat: 'json',
  customerAuthenticator: AUTHENTICATOR,
  kid: 'fd1a706ac2b36002888f6d4a414333c3',
  contentKey: '5438b719bf47a2f5678237477db2f9e6',
  securityLevel: '1',
  hdcpOutputControl: '0',
};

/** `undefined` leaves a parameter out. */
type Changes = Readonly<Record<string, string | undefined>>;

function query(changes: Changes): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries<string | undefined>({ ...GOOD, ...changes })) {
    if (value !== undefined) parameters.append(name, value);
  }
  return parameters.toString();
}

const get = (changes: Changes): Promise<Response> => backend.request(`/hms/wv/token?${query(changes)}`);

const REFUSED: readonly (readonly [
  step: string,
  changes: Changes,
  ExpressPlayCode,
  status: number,
  detail?: string,
])[] = [
  ['3 authenticator absent', { customerAuthenticator: undefined }, -2017, 401],
  ['3 authenticator empty', { customerAuthenticator: '' }, -2017, 401],
  [
    '3 names are case-sensitive',
    { customerAuthenticator: undefined, CustomerAuthenticator: AUTHENTICATOR },
    -2017,
    401,
  ],
  ['4 authenticator misshapen', { customerAuthenticator: 'abc' }, -2018, 401, 'malformed'],
  ['4 authenticator unknown', { customerAuthenticator: `4711,${'0'.repeat(32)}` }, -2018, 401, 'unknown'],
  ['7a kid absent', { kid: undefined }, -4018, 400],
  ['7a kid empty', { kid: '' }, -4018, 400],
  ['7d kid of 31 digits', { kid: GOOD.kid.slice(1) }, -4020, 400],
  ['7d kid with dashes', { kid: 'fd1a706a-c2b3-6002-888f-6d4a414333c3' }, -4020, 400],
  ['7d kid not hexadecimal', { kid: 'z'.repeat(32) }, -4020, 400],
  ['8b contentKey of 30 digits', { contentKey: GOOD.contentKey.slice(2) }, -2027, 400],
  ['8b contentKey empty', { contentKey: '' }, -2027, 400],
  ['8h no key source', { contentKey: undefined }, -2005, 400, 'no contentKey, ek or stored key'],
  ['W1 generalFlags other', { generalFlags: '0001' }, -5003, 400],
  ['W1 generalFlags empty', { generalFlags: '' }, -5003, 400],
  ['W3 securityLevel absent', { securityLevel: undefined }, -7003, 400],
  ['W3 securityLevel empty', { securityLevel: '' }, -7003, 400],
  ...['0', '6', '01', 'SW'].map((level) => [`W3 level ${level}`, { securityLevel: level }, -7004, 400] as const),
  ['W4 hdcpOutputControl absent', { hdcpOutputControl: undefined }, -7006, 400],
  ['W4 hdcpOutputControl empty', { hdcpOutputControl: '' }, -7006, 400],
  ...['3', '-1', '00', 'V2'].map((hdcp) => [`W4 control ${hdcp}`, { hdcpOutputControl: hdcp }, -2034, 400] as const),
  ...[
    ' 60',
    '60',
    '+0',
    '+',
    '',
    '2026-11-22',
    '2026-11-22T10:00:00+02:00',
    '2026-02-30T10:00:00Z',
    '2026-12-01T24:00:00Z',
  ].map((text) => [`11 ${text}`, { expirationTime: text }, -2002, 400, 'not RFC 3339 Z or +seconds'] as const),
  ['11 in the past', { expirationTime: '2026-11-21T09:59:59Z' }, -2002, 400, 'in the past'],
  ['11 now', { expirationTime: '2026-11-21T10:00:00Z' }, -2002, 400, 'in the past'],
  ['11 a second too far', { expirationTime: '+2592001' }, -2002, 400, 'exceeds 30 days'],
  ['11 a date too far', { expirationTime: '2026-12-21T10:00:01Z' }, -2002, 400, 'exceeds 30 days'],
  ['12 cookie of 33 characters', { cookie: 'c'.repeat(33) }, -2033, 400],
  ['12 cookie with a control character', { cookie: 'a\nb' }, -2033, 400],
];

/** One fault per check, in the order of the checks: of two faults the earlier has to win. */
const IN_ORDER: readonly (readonly [changes: Changes, ExpressPlayCode])[] = [
  [{ errorFormat: 'xml' }, -3004],
  [{ customerAuthenticator: '' }, -2017],
  [{ kid: '' }, -4018],
  [{ contentKey: '12' }, -2027],
  [{ generalFlags: '1' }, -5003],
  [{ securityLevel: '9' }, -7004],
  [{ hdcpOutputControl: '9' }, -2034],
  [{ expirationTime: '60' }, -2002],
  [{ cookie: 'c'.repeat(33) }, -2033],
];

void describe('token service: refusals', () => {
  for (const [step, changes, code, status, detail] of REFUSED) {
    void it(`answers ${code} to ${step}`, async () => {
      const answer = await get(changes);
      const text = EXPRESSPLAY_ERRORS[code] + (detail === undefined ? '' : `: ${detail}`);
      assert.deepEqual(await readJson(answer), { code, message: `[${code}] ${text}` });
      assert.equal(answer.status, status);
      assert.equal(answer.headers.get('Content-Type'), 'application/json');
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    });
  }

  void it('reports the earlier of any two faults', async () => {
    for (const [index, [earlier, code]] of IN_ORDER.entries()) {
      for (const [later] of IN_ORDER.slice(index + 1)) {
        const body = await (await get({ ...later, ...earlier })).text();
        assert.ok(body.includes(`[${code}]`), `${JSON.stringify({ ...later, ...earlier })}: ${body}`);
      }
    }
  });

  void it('answers in HTML unless JSON is asked for, and escapes what it repeats', async () => {
    const bare = await get({ errorFormat: undefined, customerAuthenticator: 'abc' });
    assert.equal(bare.headers.get('Content-Type'), 'text/html; charset=utf-8');
    assert.equal(
      await bare.text(),
      '<!doctype html><html><head><title>401 Unauthorized</title></head><body><h1>401 Unauthorized</h1>' +
        '<p>[-2018] Authentication token invalid: malformed</p></body></html>',
    );
    for (const errorFormat of ['xml', 'JSON', '', '<b>"&']) {
      const answer = await get({ errorFormat });
      assert.equal(answer.status, 400);
      assert.equal(answer.headers.get('Content-Type'), 'text/html; charset=utf-8');
      const shown = errorFormat === '<b>"&' ? '&lt;b&gt;&quot;&amp;' : errorFormat;
      assert.ok((await answer.text()).includes(`<p>[-3004] Invalid error format specified: ${shown}</p>`));
    }
  });

  void it('answers 404 with code 0 to an unknown path or method, in the format asked for', async () => {
    for (const [method, path] of [
      ['PUT', '/hms/wv/token'],
      ['DELETE', '/hms/wv/token'],
      ['GET', '/hms/xx/token'],
      ['GET', '/hms/wv/rights/'],
    ] as const) {
      const answer = await backend.request(`${path}?errorFormat=json`, { method });
      assert.equal(answer.status, 404, `${method} ${path}`);
      assert.deepEqual(await readJson(answer), { code: 0, message: '[0] Not found' });
    }
    const html = await backend.request('/hms/xx/token');
    assert.ok((await html.text()).includes('<h1>404 Not Found</h1><p>[0] Not found</p>'));
  });
});

void describe('token service: tokens', () => {
  const LICENSE_URL = /^http:\/\/tv\.example:8080\/hms\/wv\/rights\/\?ExpressPlayToken=[A-Za-z0-9_-]{150,1024}$/;

  const ACCEPTED: readonly Changes[] = [
    {},
    { kid: GOOD.kid.toUpperCase(), contentKey: GOOD.contentKey.toUpperCase() },
    { generalFlags: '0000', securityLevel: '5', hdcpOutputControl: '2' },
    { expirationTime: '+1' },
    { expirationTime: '+2592000' },
    { expirationTime: '2026-12-21T10:00:00Z' },
    { expirationTime: '2026-11-21T10:00:01.5Z' },
    { cookie: '' },
    { cookie: 'c'.repeat(32) },
    { contentId: '', unknown: 'x', rightsType: 'nonsense' },
    { customerAuthenticator: AUTHENTICATOR.toUpperCase() },
  ];
  for (const changes of ACCEPTED) {
    void it(`issues one for ${JSON.stringify(changes)}`, async () => {
      const answer = await get(changes);
      assert.match(await answer.text(), LICENSE_URL);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('Content-Type'), 'text/uri-list');
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    });
  }

  const post = (path: string, body: string, type = 'application/x-www-form-urlencoded'): Promise<Response> =>
    backend.request(path, { method: 'POST', body, headers: { 'Content-Type': type } });

  void it('reads a form as it reads a query, and the query first', async () => {
    assert.equal((await post('/hms/wv/token', query({}))).status, 200);
    assert.equal((await post('/hms/wv/token?kid=bad&errorFormat=json', query({}))).status, 400);
    assert.equal((await post(`/hms/wv/token?${query({})}`, 'kid=bad')).status, 200);
    assert.equal((await post('/hms/wv/token', query({}), 'text/plain')).status, 401);
  });

  void it('takes the first occurrence of a parameter', async () => {
    assert.equal((await backend.request(`/hms/wv/token?${query({})}&kid=bad`)).status, 200);
    assert.equal((await backend.request(`/hms/wv/token?kid=bad&${query({})}`)).status, 400);
  });

  void it('takes an unencoded + for the space that it is', async () => {
    assert.equal((await backend.request(`/hms/wv/token?${query({})}&expirationTime=+60`)).status, 400);
    assert.equal((await backend.request(`/hms/wv/token?${query({})}&expirationTime=%2B60`)).status, 200);
  });

  void it('hands out https URLs where they are asked for', async () => {
    assert.match(await (await get({ useHttps: 'true' })).text(), /^https:\/\/tv\.example:8080\/hms\/wv\/rights\/\?/);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createEnvironments } from '../../../server/expressplay/environments.ts';
import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';
import { createTestBackend } from '../test-backend.ts';
import { AUTHENTICATORS } from './refusals.ts';
import { formOf, PATHS, type Changes } from './token-requests.ts';

const backend = await createTestBackend({ publicUrl: 'http://tv.example:8080', ...AUTHENTICATORS });
const get = (changes: Changes, path: string): Promise<Response> =>
  backend.request(`${path}?${formOf('widevine', changes).toString()}`);

void describe('token service: environments', () => {
  const production = { customerAuthenticator: AUTHENTICATORS.productionAuthenticator };
  const tokenIn = async (answer: Promise<Response>): Promise<[string, string]> => {
    const [url = '', token = ''] = (await (await answer).text()).split('?ExpressPlayToken=');
    return [url, token];
  };

  void it('keeps test and production apart, and says so', async () => {
    for (const [path, mine, other] of [
      ['', {}, production],
      ['/test', {}, production],
      ['/prod', production, {}],
    ] as const) {
      const read = parseTokenAnswer(await (await get(other, `${path}${PATHS.widevine}`)).text());
      const text = 'Authentication token invalid: wrong environment';
      assert.deepEqual(read, { type: 'refused', code: -2018, text });
      const [url] = await tokenIn(get(mine, `${path}${PATHS.widevine}`));
      assert.equal(url, `http://tv.example:8080${path}/hms/wv/rights/`);
    }
  });

  void it('redeems a token in its own environment only', async () => {
    const challenge = JSON.stringify({ kids: ['_RpwasKzYAKIj21KQUMzww'], type: 'temporary' });
    const redeem = async (path: string, token: string): Promise<number> =>
      (await backend.request(`${path}/hms/wv/rights/?ExpressPlayToken=${token}`, { method: 'POST', body: challenge }))
        .status;
    const [, test] = await tokenIn(get({}, '/test/hms/wv/token'));
    const [, prod] = await tokenIn(get(production, '/prod/hms/wv/token'));
    assert.deepEqual(
      [await redeem('', test), await redeem('/test', test), await redeem('/prod', test)],
      [200, 200, 401],
    );
    assert.deepEqual(
      [await redeem('', prod), await redeem('/test', prod), await redeem('/prod', prod)],
      [401, 401, 200],
    );
  });

  void it('cannot share one authenticator', () => {
    const { authenticator } = AUTHENTICATORS;
    const options = { authenticator, productionAuthenticator: authenticator.toUpperCase() };
    assert.throws(() => createEnvironments(options, () => ''), TypeError);
    assert.throws(() => createEnvironments({ productionAuthenticator: 'x' }, () => ''), /^TypeError: EXPRESSPLAY_PROD/);
  });
});

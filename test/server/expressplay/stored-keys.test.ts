import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createTokenService } from '../../../server/expressplay/token-service.ts';
import { createTokenSealer } from '../../../server/expressplay/token.ts';
import { createFaults } from '../../../server/faults.ts';
import { AUTHENTICATORS } from './refusals.ts';
import { codeOf, formOf, PATHS, WRAPPED, type Changes } from './token-requests.ts';

void describe('token service: stored keys and known devices', () => {
  const sealer = createTokenSealer('a secret of this test');
  const service = createTokenService({
    authenticator: AUTHENTICATORS.authenticator,
    sealer,
    baseUrlOf: () => 'http://tv.example',
    storedKeyOf: async (kid) => {
      if (kid === WRAPPED.kid) return { ek: WRAPPED.ek.toUpperCase() };
      if (kid === '80ea8bc8a58f990ad1f76bc665b30bfa') throw new TypeError('The disk is gone');
      return null;
    },
    isKnownDevice: (deviceId) => deviceId === 'ab'.repeat(16),
    faults: createFaults({ revokeSessions: () => undefined, forgetTokens: () => undefined }),
    now: () => 0,
  });
  const ask = async (keySystem: 'widevine' | 'playready', changes: Changes): Promise<Response> =>
    service.request(PATHS[keySystem], { method: 'POST', body: formOf(keySystem, changes) });
  const wrapped = (changes: Changes): Changes => ({ contentKey: null, kek: WRAPPED.kek, ...changes });
  const contentsOf = async (answer: Response): Promise<unknown> =>
    sealer.open(/(?:"token":"|ExpressPlayToken=)([\w-]+)/.exec(await answer.text())?.[1] ?? '');

  void it('unwraps a key that is stored under the kid, by digits', async () => {
    const answer = await ask('widevine', wrapped({ kid: WRAPPED.kid.toUpperCase() }));
    assert.deepEqual(await contentsOf(answer), {
      drm: 'widevine',
      kid: WRAPPED.kid,
      key: WRAPPED.key,
      issuedAtS: 0,
      expiresAtS: 2_592_000,
      cookie: null,
      policy: { securityLevel: 1, hdcpOutputControl: 0 },
    });
  });

  void it('answers -4019: 400 where there is no key, 500 where the storage fails', async () => {
    const unknown = await ask('widevine', wrapped({ kid: '^kid2' }));
    assert.deepEqual([unknown.status, await codeOf(unknown)], [400, -4019]);
    const failed = await ask('widevine', wrapped({ kid: '^kid1' }));
    assert.equal(failed.status, 500);
    const body = await failed.text();
    assert.equal(body, '{"code":-4019,"message":"[-4019] Failed to get content key from key storage service"}');
  });

  void it('answers -4024 where the stored key has another kek', async () => {
    assert.equal(await codeOf(await ask('playready', wrapped({ kid: WRAPPED.kid, kek: '0'.repeat(32) }))), -4024);
  });

  void it('binds a PlayReady token to a device that is known', async () => {
    const contents = await contentsOf(await ask('playready', { deviceid: 'AB'.repeat(16) }));
    assert.equal((contents as { deviceId?: string }).deviceId, 'ab'.repeat(16));
    assert.equal(await codeOf(await ask('playready', { deviceid: 'ac'.repeat(16) })), -5005);
  });
});

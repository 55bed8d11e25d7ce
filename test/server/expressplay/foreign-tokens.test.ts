import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { createTestBackend } from '../test-backend.ts';
import { AUTHENTICATORS } from './refusals.ts';
import { askForLicenseUrl, CHALLENGES, redeem } from './redemption.ts';

const TOKEN_SECRET = 'a secret of this test';
const backend = await createTestBackend({ ...AUTHENTICATORS, tokenSecret: TOKEN_SECRET });
const PRODUCTION = { customerAuthenticator: AUTHENTICATORS.productionAuthenticator };
const RIGHTS = { widevine: '/hms/wv/rights/', playready: '/playready/RightsManager.asmx' };

const tokenOf = (url: string): string => url.slice(url.indexOf('=') + 1);

void describe('rights service: tokens that are not for it', () => {
  for (const drm of ['widevine', 'playready'] as const) {
    void it(`refuses a ${drm} token with any one bit changed`, async () => {
      const url = await askForLicenseUrl(backend, drm);
      const token = Buffer.from(tokenOf(url), 'base64url');
      assert.equal((await redeem(backend, url, CHALLENGES[drm]())).code, 0);
      await fc.assert(
        fc.asyncProperty(fc.nat(token.length * 8 - 1), async (bit) => {
          const bytes = Buffer.from(token);
          bytes.writeUInt8(bytes.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
          const changed = `${RIGHTS[drm]}?ExpressPlayToken=${bytes.toString('base64url')}`;
          const { code, reason } = await redeem(backend, changed, CHALLENGES[drm]());
          assert.deepEqual([code, reason], [-4010, 'Bad token']);
        }),
        { numRuns: 300 },
      );
    });

    void it(`refuses a ${drm} token on the route of the other`, async () => {
      const other = drm === 'widevine' ? 'playready' : 'widevine';
      const url = `${RIGHTS[other]}?ExpressPlayToken=${tokenOf(await askForLicenseUrl(backend, drm))}`;
      const { code, reason } = await redeem(backend, url, CHALLENGES[other]());
      assert.deepEqual([code, reason], [-4010, `Token is for ${drm}`]);
    });

    void it(`redeems a ${drm} token in its own environment only`, async () => {
      const test = tokenOf(await askForLicenseUrl(backend, drm, {}, '/test'));
      const production = tokenOf(await askForLicenseUrl(backend, drm, PRODUCTION, '/prod'));
      const at = async (path: string, token: string): Promise<number | null> =>
        (await redeem(backend, `${path}${RIGHTS[drm]}?ExpressPlayToken=${token}`, CHALLENGES[drm]())).code;
      assert.deepEqual([await at('', test), await at('/test', test), await at('/prod', test)], [0, 0, -4010]);
      assert.deepEqual(
        [await at('', production), await at('/test', production), await at('/prod', production)],
        [-4010, -4010, 0],
      );
    });

    void it(`redeems a ${drm} token after a restart with the same secret, and with no other`, async () => {
      const url = await askForLicenseUrl(backend, drm);
      const restarted = await createTestBackend({ ...AUTHENTICATORS, tokenSecret: TOKEN_SECRET });
      assert.equal((await redeem(restarted, url, CHALLENGES[drm]())).code, 0);
      for (const options of [{ tokenSecret: 'another' }, { tokenSecret: `${TOKEN_SECRET} production` }, {}]) {
        const other = await createTestBackend(options);
        const { code, reason } = await redeem(other, url, CHALLENGES[drm]());
        assert.deepEqual([code, reason], [-4010, 'Bad token']);
      }
    });
  }

  void it('answers a binary challenge that is no simulation with -7008', async () => {
    const url = await askForLicenseUrl(backend, 'widevine');
    const simulated = Buffer.from(CHALLENGES.widevine());
    const marked = simulated.indexOf('urn:latchkey');
    const foreign = Buffer.from(simulated).fill('x', marked, marked + 3);
    for (const challenge of [foreign, simulated.subarray(0, -1), Buffer.from([8, 1]), Buffer.from([8, 2, 18, 0])]) {
      const { code, reason } = await redeem(backend, url, new Uint8Array(challenge));
      assert.deepEqual([code, reason], [-7008, 'Unreadable challenge']);
    }
  });

  void it('answers any bytes on the Widevine route with a code', async () => {
    const url = await askForLicenseUrl(backend, 'widevine');
    const simulated = new Uint8Array(CHALLENGES.widevine());
    const mutated = fc.tuple(fc.nat(simulated.length - 1), fc.nat(255)).map(([at, byte]) => {
      const bytes = Uint8Array.from(simulated);
      bytes[at] = byte;
      return bytes;
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 200 }), mutated), async (bytes) => {
        const { status } = await redeem(backend, url, new Uint8Array(bytes));
        assert.ok([200, 400, 500].includes(status));
      }),
      { numRuns: 300 },
    );
  });
});

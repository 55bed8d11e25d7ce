import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';

import { createTestBackend, START_MS } from '../test-backend.ts';
import { AUTHENTICATORS } from './refusals.ts';
import { askForLicenseUrl, CHALLENGES, redeem } from './redemption.ts';
import { LEVELS, RENTAL, type Changes } from './token-requests.ts';

const backend = await createTestBackend({ ...AUTHENTICATORS });

/** Seconds after the start of the test. */
function moveTo(seconds: number): void {
  backend.clock.nowMs = START_MS + seconds * 1000;
}

afterEach(() => {
  backend.faults.reset();
  moveTo(0);
});

void describe('rights service: a device below the license', () => {
  const { widevine, playready, clearkey } = CHALLENGES;
  const opl = (uncompressedDigitalVideoOPL: string): Changes => ({ ...LEVELS, uncompressedDigitalVideoOPL });
  const GIVEN = [
    ['the level it needs', 'widevine', { securityLevel: '3' }, widevine({ securityLevel: 3 })],
    ['the highest level, by default', 'widevine', { securityLevel: '5', hdcpOutputControl: '2' }, widevine()],
    ['the HDCP it needs', 'widevine', { hdcpOutputControl: '1' }, widevine({ securityLevel: 1, hdcp: 1 })],
    ['ClearKey, of which nothing is known', 'widevine', { securityLevel: '5', hdcpOutputControl: '2' }, clearkey()],
    ['an OPL that asks for no HDCP', 'playready', opl('270'), playready(0)],
    ['an OPL that asks for HDCP', 'playready', opl('271'), playready(1)],
    ['the highest OPL, by default', 'playready', opl('999'), playready()],
  ] as const;
  for (const [what, drm, changes, challenge] of GIVEN) {
    void it(`gets a license with ${what}`, async () => {
      const { code, status } = await redeem(backend, await askForLicenseUrl(backend, drm, changes), challenge);
      assert.deepEqual([code, status], [0, 200]);
    });
  }

  const REFUSED = [
    ['widevine', { securityLevel: '3' }, widevine({ securityLevel: 1 }), 400, 'security level 1, the license needs 3'],
    ['widevine', { securityLevel: '5' }, widevine({ securityLevel: 4 }), 400, 'security level 4, the license needs 5'],
    ['widevine', { hdcpOutputControl: '1' }, widevine({ hdcp: 0 }), 400, 'HDCP 0, the license needs 1'],
    ['widevine', { hdcpOutputControl: '2' }, widevine({ hdcp: 1 }), 400, 'HDCP 1, the license needs 2'],
    ['playready', opl('271'), playready(0), 500, 'HDCP 0, the license needs 1'],
  ] as const;
  for (const [drm, changes, challenge, status, detail] of REFUSED) {
    void it(`is refused by ${drm}: ${detail}`, async () => {
      const redeemed = await redeem(backend, await askForLicenseUrl(backend, drm, changes), challenge);
      const [code, text] = detail.startsWith('HDCP')
        ? [-2034, '[-2034] Invalid Output Control, values out of specified range']
        : [-7004, '[-7004] Invalid security level value'];
      assert.deepEqual([redeemed.code, redeemed.status], [code, status]);
      assert.ok(redeemed.text.includes(`${text}: ${detail}`), redeemed.text);
      assert.equal(redeemed.reason, `Device has ${detail}`);
    });
  }

  void it('is told of a bad token and another kid first', async () => {
    const url = await askForLicenseUrl(backend, 'widevine', { securityLevel: '5', kid: '0'.repeat(32) });
    assert.equal((await redeem(backend, url, widevine({ securityLevel: 1 }))).code, -4022);
    assert.equal((await redeem(backend, `${url}A`, widevine({ securityLevel: 1 }))).code, -4010);
  });
});

void describe('rights service: time', () => {
  void it('gives licenses until the duration is over that the first one started', async () => {
    const url = await askForLicenseUrl(backend, 'widevine', { licenseDuration: '60' });
    const at = async (seconds: number): Promise<string> => {
      moveTo(seconds);
      const { code, reason } = await redeem(backend, url, CHALLENGES.widevine());
      return `${code} ${reason}`;
    };
    assert.equal(await at(1000), '0 License issued', 'nothing runs before the first license');
    assert.equal(await at(1059.999), '0 License issued', 'which a second one does not begin anew');
    assert.equal(await at(1060), '-4010 License is over');
    assert.equal(await at(900), '0 License issued', 'by the clock, not once and for all');
    const other = await askForLicenseUrl(backend, 'widevine', { licenseDuration: '60' });
    moveTo(1060);
    assert.equal((await redeem(backend, other, CHALLENGES.widevine())).code, 0, 'every token for itself');
  });

  void it('starts with a license, not with a refusal', async () => {
    const url = await askForLicenseUrl(backend, 'widevine', { licenseDuration: '60', securityLevel: '3' });
    assert.equal((await redeem(backend, url, CHALLENGES.widevine({ securityLevel: 1 }))).code, -7004);
    moveTo(120);
    assert.equal((await redeem(backend, url, CHALLENGES.widevine())).code, 0);
  });

  void it('is the same time on the plain paths and under /test', async () => {
    const url = await askForLicenseUrl(backend, 'widevine', { licenseDuration: '60' });
    assert.equal((await redeem(backend, url, CHALLENGES.clearkey())).code, 0);
    moveTo(60);
    assert.equal((await redeem(backend, `/test${url}`, CHALLENGES.clearkey())).reason, 'License is over');
  });

  void it('has no end without a duration', async () => {
    const url = await askForLicenseUrl(backend, 'widevine');
    for (const seconds of [0, 86_400, 29 * 86_400]) {
      moveTo(seconds);
      assert.equal((await redeem(backend, url, CHALLENGES.widevine())).code, 0);
    }
    moveTo(30 * 86_400);
    assert.equal((await redeem(backend, url, CHALLENGES.widevine())).reason, 'Expired token');
  });

  void it('ends with the period of a rental, and with its play duration', async () => {
    const rental = { ...RENTAL, 'rental.periodEndTime': '+100' };
    const period = await askForLicenseUrl(backend, 'playready', rental);
    const brief = await askForLicenseUrl(backend, 'playready', { ...rental, 'rental.playDuration': '30' });
    const at = async (seconds: number, url: string): Promise<string> => {
      moveTo(seconds);
      const { code, reason } = await redeem(backend, url, CHALLENGES.playready());
      return `${code} ${reason}`;
    };
    assert.equal(await at(0, brief), '0 License issued');
    assert.equal(await at(29.999, brief), '0 License issued');
    assert.equal(await at(30, brief), '-4010 License is over');
    assert.equal(await at(99.999, period), '0 License issued');
    assert.equal(await at(100, period), '-4010 Rental is over');
    assert.equal(await at(100, brief), '-4010 Rental is over');
  });

  void it('does not come before the address of the caller', async () => {
    const url = await askForLicenseUrl(backend, 'widevine', { securityLevel: '5', expirationTime: '+60' });
    backend.faults.account.add(-2003);
    const { code, status, reason } = await redeem(backend, url, CHALLENGES.widevine({ securityLevel: 1 }));
    assert.deepEqual([code, status, reason], [-2003, 401, 'Caller from another address']);
    moveTo(60);
    assert.equal((await redeem(backend, url, CHALLENGES.widevine())).code, -4010);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import * as v from 'valibot';

import { parseEntitlement } from '../../src/storefront/entitlement.ts';
import { CHALLENGES, redeem } from './expressplay/redemption.ts';
import { createTestBackend, readEntitlement, readJson } from './test-backend.ts';

const backend = await createTestBackend();

void describe('POST /storefront/entitlements', () => {
  void it('answers what the app reads as a grant', async () => {
    const answer = await backend.entitle({ customerCookie: 'c 1' });
    const grant = parseEntitlement(await answer.arrayBuffer(), 'm-1', 'clearkey');
    assert.deepEqual([grant.licenses.length, grant.expiresInS], [3, 3600]);
  });

  for (const [changes, code] of [
    [{ contentID: 'unknown' }, 'ENTITLEMENT_DENIED'],
    [{ customerCookie: 'a\tb' }, 'TOKEN_REFUSED'],
  ] as const) {
    void it(`answers what the app reads as ${code}`, async () => {
      const body = await (await backend.entitle(changes)).arrayBuffer();
      assert.throws(() => parseEntitlement(body, 'm-1', 'clearkey'), { code });
    });
  }

  for (const tokenCarriage of ['customData', { header: 'X-Operator-Token' }] as const) {
    void it(`says where the tokens of a title ride: ${JSON.stringify(tokenCarriage)}`, async () => {
      const strict = await createTestBackend();
      strict.faults.titlePolicies.set('aurora', { tokenCarriage });
      const answer = await strict.entitle({ keySystem: 'playready' });
      const { licenses } = parseEntitlement(await answer.arrayBuffer(), 'm-1', 'playready');
      for (const { url, token } of licenses) {
        assert.equal(new URL(url).search, '');
        assert.deepEqual(token?.carriage, tokenCarriage);
        assert.match(token.value, /^[\w-]{40,}$/);
      }
    });
  }

  void it('redeems a token out of a header where a policy names it, and of no other', async () => {
    const strict = await createTestBackend();
    strict.faults.titlePolicies.set('aurora', { tokenCarriage: { header: 'X-Operator-Token' } });
    const { licenses } = parseEntitlement(await (await strict.entitle()).arrayBuffer(), 'm-1', 'clearkey');
    const [{ url, token, keyIds } = { url: '', token: undefined, keyIds: [] }] = licenses;
    const kid = Buffer.from(keyIds[0] ?? '', 'hex').toString('base64url');
    const body = JSON.stringify({ kids: [kid], type: 'temporary' });
    const send = async (name: string): Promise<number> =>
      (await strict.request(url, { method: 'POST', headers: { [name]: token?.value ?? '' }, body })).status;
    assert.deepEqual([await send('X-Operator-Token'), await send('ExpressPlayToken')], [200, 401]);
    strict.faults.reset();
    assert.equal(await send('X-Operator-Token'), 401);
  });

  const LICENSE_PATHS = {
    widevine: '/hms/wv/rights/',
    clearkey: '/hms/wv/rights/',
    playready: '/playready/RightsManager.asmx',
  };
  for (const [keySystem, path] of Object.entries(LICENSE_PATHS)) {
    void it(`allows ${keySystem} with one license per key id`, async () => {
      const answer = await backend.entitle({ keySystem, contentID: 'saltwater', messageID: 'a message' });
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      const { licenses, epTokenURL, ...others } = await readEntitlement(answer);
      assert.deepEqual(others, {
        messageID: 'a message',
        version: 1,
        isAllowed: true,
        expiresIn: 3600,
        cookies: {},
        headers: {},
      });
      assert.equal(licenses.length, 3);
      assert.equal(new Set(licenses.flatMap(({ keyIDs }) => keyIDs)).size, 3);
      assert.equal(epTokenURL, licenses[0]?.epTokenURL);
      assert.equal(new Set(licenses.map((license) => license.epTokenURL)).size, 3);
      for (const license of licenses) {
        assert.equal(license.keyIDs.length, 1);
        const [url, token] = license.epTokenURL.split('?ExpressPlayToken=');
        assert.equal(url, `http://localhost${path}`);
        assert.match(token ?? '', /^[\w-]+$/);
      }
    });
  }

  for (const keySystem of ['widevine', 'clearkey', 'playready']) {
    void it(`tells the app how long a title may be played, and ${keySystem}'s tokens what they are good for`, async () => {
      const strict = await createTestBackend();
      strict.faults.titlePolicies.set('aurora', { securityLevel: 3, hdcpOutputControl: 2, licenseDurationS: 90 });
      const body = await (await strict.entitle({ keySystem })).arrayBuffer();
      const { licenses, licenseDurationS } = parseEntitlement(body, 'm-1', 'clearkey');
      assert.equal(licenseDurationS, 90);
      const [license] = licenses;
      const url = license?.url.replace('http://localhost', '') ?? '';
      const keyId = license?.keyIds[0] ?? '';
      const weak = keySystem === 'playready' ? CHALLENGES.playready(0, keyId) : CHALLENGES.widevine({ hdcp: 0 }, keyId);
      assert.equal((await redeem(strict, url, weak)).reason.slice(0, 15), 'Device has HDCP');
      const strong = keySystem === 'playready' ? CHALLENGES.playready(2, keyId) : CHALLENGES.widevine({}, keyId);
      assert.equal((await redeem(strict, url, strong)).code, 0);
      strict.clock.nowMs += 90_000;
      assert.equal((await redeem(strict, url, strong)).reason, 'License is over');
      const other = await strict.entitle({ keySystem, contentID: 'saltwater' });
      assert.equal('licenseDuration' in (await readEntitlement(other)), false);
    });
  }

  void it('has a fourth license for a title in UHD', async () => {
    const { licenses } = await readEntitlement(await backend.entitle({ contentID: 'meridian' }));
    assert.equal(new Set(licenses.flatMap(({ keyIDs }) => keyIDs)).size, 4);
  });

  void it('hands out tokens that live as long as it says', async () => {
    const brief = await createTestBackend({ tokenLifetimeS: 90 });
    const { epTokenURL, licenses, expiresIn } = await readEntitlement(await brief.entitle());
    assert.equal(expiresIn, 90);
    const kid = Buffer.from(licenses[0]?.keyIDs[0] ?? '', 'hex').toString('base64url');
    const redeem = async (): Promise<number> => {
      const body = JSON.stringify({ kids: [kid], type: 'temporary' });
      return (await brief.request(epTokenURL, { method: 'POST', body })).status;
    };
    brief.clock.nowMs += 89_999;
    assert.equal(await redeem(), 200);
    brief.clock.nowMs += 1;
    assert.equal(await redeem(), 401);
  });

  void it('gives the next viewer the same tokens, says how long they still live, and logs whose they are', async () => {
    const shared = await createTestBackend({ tokenLifetimeS: 100 });
    const first = await readEntitlement(await shared.entitle({ customerCookie: 'c-1' }));
    shared.clock.nowMs += 40_000;
    const second = await readEntitlement(await shared.entitle({ customerCookie: 'c-2' }));
    assert.deepEqual([second.licenses, second.expiresIn], [first.licenses, 60]);
    const [keyId] = second.licenses[0]?.keyIDs ?? [];
    assert.match(shared.log[0] ?? '', new RegExp(`token kid=${keyId} carries="c-1" given="c-2"$`));
    assert.equal(shared.log.length, 3);
  });

  void it('replaces tokens that a license server refused, and as old as its oldest token is an answer', async () => {
    const shared = await createTestBackend({ tokenLifetimeS: 100 });
    const first = await readEntitlement(await shared.entitle());
    shared.clock.nowMs += 40_000;
    const renewed = await readEntitlement(await shared.entitle({ isRenewal: true }));
    const both = [first, renewed].flatMap(({ licenses }) => licenses.map(({ epTokenURL }) => epTokenURL));
    assert.equal(new Set(both).size, 6);
    assert.equal(renewed.expiresIn, 100);
    shared.clock.nowMs += 10_000;
    const third = await readEntitlement(await shared.entitle());
    assert.deepEqual([third.licenses, third.expiresIn], [renewed.licenses, 90]);
  });

  const DENIED = [
    [{ contentID: 'unknown' }, 404, 'Unknown contentID'],
    [{ customerCookie: 'a\tb' }, -2033, '[-2033] Invalid cookie'],
  ] as const;
  for (const [changes, error, errorText] of DENIED) {
    void it(`denies ${JSON.stringify(changes)}`, async () => {
      const answer = await backend.entitle(changes);
      assert.equal(answer.status, 200);
      assert.deepEqual(await readJson(answer), {
        messageID: 'm-1',
        version: 1,
        isAllowed: false,
        epTokenURL: '',
        error,
        errorText,
        licenses: [],
        cookies: {},
        headers: {},
      });
    });
  }

  void it('allows clear content without a license', async () => {
    const { isAllowed, epTokenURL, licenses } = await readEntitlement(await backend.entitle({ contentID: 'farlight' }));
    assert.deepEqual({ isAllowed, epTokenURL, licenses }, { isAllowed: true, epTokenURL: '', licenses: [] });
  });

  const MALFORMED = [
    [{ messageID: undefined }, 'messageID'],
    [{ messageID: '' }, 'messageID'],
    [{ version: 2 }, 'version'],
    [{ contentID: 7 }, 'contentID'],
    [{ requestType: 2 }, 'requestType'],
    [{ customerCookie: 'c'.repeat(33) }, 'customerCookie'],
    [{ keySystem: 'fairplay' }, 'keySystem'],
    [{ isRenewal: 'yes' }, 'isRenewal'],
  ] as const;
  for (const [changes, field] of MALFORMED) {
    void it(`answers 400 to ${JSON.stringify(changes)}`, async () => {
      const answer = await backend.entitle(changes);
      assert.equal(answer.status, 400);
      const body = v.parse(v.strictObject({ error: v.literal(400), errorText: v.string() }), await answer.json());
      assert.ok(body.errorText.startsWith(`${field}: `), body.errorText);
    });
  }
});

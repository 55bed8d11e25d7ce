import { expect } from '@open-wc/testing';
import type { LicenseGrant } from '../../../src/drm/license-grant.ts';
import { createLicenseRenewal, type LicenseRenewal } from '../../../src/player/license-renewal.ts';
import { fakeGrant, RESOURCE } from '../drm/fake-grant.ts';

const NOW_MS = 1_800_000_000_000;
/** Of a license that is good for ten minutes. */
const EXPIRATION_MS = NOW_MS + 600_000;
const UNTOLD = NaN;

interface Told {
  readonly nowMs?: number | null;
  readonly knowsExpiration?: boolean;
}

async function renewalWith(
  change: Partial<LicenseGrant>,
  { nowMs = NOW_MS, knowsExpiration = true }: Told = {},
): Promise<LicenseRenewal> {
  const renewal = createLicenseRenewal({ clock: { nowMs: () => nowMs }, quirks: { knowsExpiration } });
  const source = renewal.watchGrants(() => Promise.resolve(fakeGrant('first', { expiresInS: 3600, ...change })));
  await source(RESOURCE, 'playready', new AbortController().signal, false);
  return renewal;
}

const secondsOf = async (expirationMs: number, change: Partial<LicenseGrant> = {}, told?: Told) =>
  (await renewalWith(change, told)).renewAfterS('playready', expirationMs);

describe('createLicenseRenewal', () => {
  it('goes by what the license says, whatever its token lives', async () => {
    expect(await secondsOf(EXPIRATION_MS)).to.equal(570);
    expect(await secondsOf(EXPIRATION_MS, { expiresInS: 60 })).to.equal(570);
  });

  it('goes by what the storefront asks for, where that is sooner', async () => {
    expect(await secondsOf(UNTOLD, { renewAfterS: 120 })).to.equal(120);
    expect(await secondsOf(EXPIRATION_MS, { renewAfterS: 120 })).to.equal(120);
    expect(await secondsOf(EXPIRATION_MS, { renewAfterS: 1200 })).to.equal(570);
    expect(await secondsOf(UNTOLD, { renewAfterS: 7200, licenseDurationS: 60 })).to.equal(7200);
  });

  it('goes by the life of the tokens where nobody says anything', async () => {
    expect(await secondsOf(UNTOLD)).to.equal(3420);
  });

  it('renews no license that lasts as long as its playback may', async () => {
    expect(await secondsOf(UNTOLD, { licenseDurationS: 172_800 })).to.equal(null);
    expect(await secondsOf(EXPIRATION_MS, { licenseDurationS: 172_800 })).to.equal(570);
  });

  it('takes a nonsensical end for none, and any end by a clock that is wrong', async () => {
    const none = undefined as unknown as number;
    for (const expirationMs of [UNTOLD, none, Infinity, -Infinity, -1, 0, NOW_MS - 10_203_820, NOW_MS]) {
      expect(await secondsOf(expirationMs), String(expirationMs)).to.equal(3420);
    }
    expect(await secondsOf(EXPIRATION_MS, {}, { nowMs: null })).to.equal(3420);
    expect(await secondsOf(EXPIRATION_MS, {}, { knowsExpiration: false })).to.equal(3420);
  });

  it('never makes a storm of it', async () => {
    expect(await secondsOf(NOW_MS + 1)).to.equal(5);
    expect(await secondsOf(UNTOLD, { expiresInS: 1 })).to.equal(5);
    expect(await secondsOf(UNTOLD, { renewAfterS: 1 })).to.equal(5);
  });

  it('leaves it to a CDM that asks by itself, and to one that needs nothing', async () => {
    const renewal = await renewalWith({ renewAfterS: 60 });
    expect(renewal.renewAfterS('widevine', EXPIRATION_MS)).to.equal(null);
    expect(renewal.renewAfterS('clearkey', EXPIRATION_MS)).to.equal(null);
  });
});

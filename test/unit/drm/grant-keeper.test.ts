import { expect } from '@open-wc/testing';
import { createGrantKeeper, type GrantKeeper } from '../../../src/drm/grant-keeper.ts';
import type { GrantSource, LicenseGrant } from '../../../src/drm/license-grant.ts';
import { PlayerError } from '../../../src/errors.ts';
import { defer, type Deferred } from '../lib/deferred.ts';
import { playerErrorOf } from '../lib/rejection.ts';
import { fakeGrant, RESOURCE } from './fake-grant.ts';

class Storefront {
  readonly flights: Deferred<LicenseGrant>[] = [];
  readonly asked: Parameters<GrantSource>[] = [];
  nowMs = 1_000_000;
  readonly life = new AbortController();
  readonly keeper: GrantKeeper = createGrantKeeper({
    source: (...given) => {
      const flight = defer<LicenseGrant>();
      this.asked.push(given);
      this.flights.push(flight);
      return flight.promise;
    },
    resource: RESOURCE,
    keySystem: 'widevine',
    now: () => this.nowMs,
    signal: this.life.signal,
  });

  /** Lets the request with this index succeed. */
  async grant(index: number, grant: LicenseGrant): Promise<LicenseGrant> {
    this.flights[index]?.resolve(grant);
    await this.flights[index]?.promise;
    return grant;
  }
}

describe('createGrantKeeper', () => {
  it('asks only when a grant is needed, for its resource, key system and playback', async () => {
    const storefront = new Storefront();
    expect(storefront.asked).to.deep.equal([]);
    const current = storefront.keeper.current();
    const grant = await storefront.grant(0, fakeGrant());
    expect(await current).to.equal(grant);
    expect(storefront.asked).to.deep.equal([[RESOURCE, 'widevine', storefront.life.signal, false]]);
  });

  it('asks once for all who need a grant at the same time', async () => {
    const storefront = new Storefront();
    const needs = [storefront.keeper.current(), storefront.keeper.current(), storefront.keeper.current()];
    const grant = await storefront.grant(0, fakeGrant());
    expect(await Promise.all(needs)).to.deep.equal([grant, grant, grant]);
    expect(storefront.flights.length).to.equal(1);
  });

  it('keeps a grant for nine tenths of its life, counted from its receipt', async () => {
    const storefront = new Storefront();
    const first = storefront.keeper.current();
    storefront.nowMs += 200_000; // a slow storefront: the life begins with the answer
    const grant = await storefront.grant(0, fakeGrant('first', { expiresInS: 100 }));
    await first;
    storefront.nowMs += 89_999;
    expect(await storefront.keeper.current()).to.equal(grant);
    expect(storefront.flights.length).to.equal(1);
    storefront.nowMs += 1;
    const renewed = storefront.keeper.current();
    const second = await storefront.grant(1, fakeGrant('second'));
    expect(await renewed).to.equal(second);
    expect(storefront.asked.map(([, , , isRenewal]) => isRenewal)).to.deep.equal([false, false]);
  });

  it('says after a refusal that it wants other tokens', async () => {
    const storefront = new Storefront();
    const first = storefront.keeper.current();
    const stale = await storefront.grant(0, fakeGrant());
    await first;
    void storefront.keeper.refresh(stale);
    expect(storefront.asked[1]?.[3]).to.equal(true);
  });

  it('asks once for exchanges that are refused in parallel', async () => {
    const storefront = new Storefront();
    const first = storefront.keeper.current();
    const stale = await storefront.grant(0, fakeGrant());
    await first;
    const refreshes = [storefront.keeper.refresh(stale), storefront.keeper.refresh(stale)];
    const fresh = await storefront.grant(1, fakeGrant('second'));
    expect(await Promise.all(refreshes)).to.deep.equal([fresh, fresh]);
    expect(await storefront.keeper.refresh(stale)).to.equal(fresh);
    expect(storefront.flights.length).to.equal(2);
  });

  it('asks again when the newer grant is refused as well', async () => {
    const storefront = new Storefront();
    const first = storefront.keeper.current();
    const stale = await storefront.grant(0, fakeGrant());
    await first;
    const refresh = storefront.keeper.refresh(stale);
    const second = await storefront.grant(1, fakeGrant('second'));
    await refresh;
    const again = storefront.keeper.refresh(second);
    expect(storefront.flights.length).to.equal(3);
    expect(await storefront.grant(2, fakeGrant('third'))).to.equal(await again);
  });

  it('asks anew after a request that failed', async () => {
    const storefront = new Storefront();
    const failing = [storefront.keeper.current(), storefront.keeper.current()];
    storefront.flights[0]?.reject(new PlayerError('ENTITLEMENT_UNREACHABLE', 'down'));
    for (const failure of failing) expect((await playerErrorOf(failure)).code).to.equal('ENTITLEMENT_UNREACHABLE');
    const next = storefront.keeper.current();
    const grant = await storefront.grant(1, fakeGrant());
    expect(await next).to.equal(grant);
  });

  it('keeps the grant it holds when a renewal fails', async () => {
    const storefront = new Storefront();
    const first = storefront.keeper.current();
    const grant = await storefront.grant(0, fakeGrant());
    await first;
    const refresh = storefront.keeper.refresh(grant);
    storefront.flights[1]?.reject(new PlayerError('ENTITLEMENT_UNREACHABLE', 'down'));
    expect((await playerErrorOf(refresh)).code).to.equal('ENTITLEMENT_UNREACHABLE');
    expect(await storefront.keeper.current()).to.equal(grant);
  });
});

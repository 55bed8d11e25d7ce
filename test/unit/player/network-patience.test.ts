import { expect } from '@open-wc/testing';
import { createGrantKeeper } from '../../../src/drm/grant-keeper.ts';
import { createLicenseExchange, type LicenseExchange } from '../../../src/drm/license-exchange.ts';
import type { LicenseTransport } from '../../../src/drm/license-transport.ts';
import { isAbortError } from '../../../src/lib/abort.ts';
import { bodyText, type HttpOutcome } from '../../../src/lib/http.ts';
import { createNetworkPatience } from '../../../src/player/network-patience.ts';
import { storefrontFailure } from '../../../src/storefront/storefront-failure.ts';
import { fakeGrant, KEY_A, KEY_B, RESOURCE } from '../drm/fake-grant.ts';
import { playerErrorOf, rejectionOf } from '../lib/rejection.ts';
import { answer, NETWORK_FAILURE, scriptTransport } from '../lib/scripted-transport.ts';
import { VirtualClock } from '../lib/virtual-clock.ts';

const GONE_MS = 20_000;
const CHALLENGE = { message: new ArrayBuffer(8) };

/** The real exchange and grants over a network that is gone for 20 s; `change` answers for it otherwise. */
class Playback {
  readonly clock = new VirtualClock();
  hasPicture = true;
  readonly backAtMs = this.clock.nowMs + GONE_MS;
  readonly life = new AbortController();
  grantsAsked = 0;
  readonly network = scriptTransport(() => this.reply());
  readonly exchange: LicenseExchange;

  constructor(private readonly license: () => HttpOutcome = () => answer(200, 'license')) {
    const { now, sleep } = this.clock;
    const mayWait = (): boolean => this.hasPicture && this.isGone;
    const patience = createNetworkPatience({ mayWait, now, sleep });
    const source = patience.holdGrants(async () => {
      this.grantsAsked += 1;
      if (this.isGone) throw storefrontFailure(NETWORK_FAILURE, 'an entitlement');
      return fakeGrant();
    });
    const { signal } = this.life;
    const grants = createGrantKeeper({ source, resource: RESOURCE, keySystem: 'clearkey', now, signal });
    const transport: LicenseTransport = patience.holdLicenses(this.network.transport);
    this.exchange = createLicenseExchange({ grants, transport, ...patience.clock, random: () => 1 });
  }

  private get isGone(): boolean {
    return this.clock.nowMs < this.backAtMs;
  }

  ask(...keyIds: string[]): Promise<ArrayBuffer> {
    return this.clock.run(this.exchange({ ...CHALLENGE, keyIds }, this.life.signal));
  }

  private reply(): HttpOutcome {
    return this.isGone ? NETWORK_FAILURE : this.license();
  }
}

describe('createNetworkPatience', () => {
  it('brings grant and license once the network is back, long after the time of an exchange', async () => {
    const playback = new Playback();
    expect(bodyText(await playback.ask(KEY_A))).to.equal('license');
    expect(playback.clock.nowMs).to.be.within(playback.backAtMs, playback.backAtMs + 2000);
    expect(playback.grantsAsked).to.be.greaterThan(2);
  });

  it('holds the license requests of several keys at once', async () => {
    const playback = new Playback();
    const licenses = await Promise.all([playback.ask(KEY_A), playback.ask(KEY_B)]);
    expect(licenses.map(bodyText)).to.deep.equal(['license', 'license']);
  });

  it('leaves an exchange its whole time when the network is back', async () => {
    let faults = 3;
    const playback = new Playback(() => (faults-- > 0 ? answer(500) : answer(200, 'license')));
    expect(bodyText(await playback.ask(KEY_A))).to.equal('license');
  });

  it('lets the time of an exchange run out with a network', async () => {
    const playback = new Playback(() => NETWORK_FAILURE);
    expect((await playerErrorOf(playback.ask(KEY_A))).code).to.equal('LICENSE_UNREACHABLE');
    expect(playback.clock.nowMs).to.be.within(playback.backAtMs, playback.backAtMs + 12_000);
  });

  it('waits for nothing before there is a picture', async () => {
    const playback = new Playback();
    playback.hasPicture = false;
    expect((await playerErrorOf(playback.ask(KEY_A))).code).to.equal('ENTITLEMENT_UNREACHABLE');
    expect(playback.clock.nowMs).to.be.lessThan(playback.backAtMs);
    expect(playback.grantsAsked).to.equal(1);
  });

  it('ends with its playback', async () => {
    const playback = new Playback();
    const { clock, life } = playback;
    const asked = rejectionOf(playback.exchange({ ...CHALLENGE, keyIds: [KEY_A] }, life.signal));
    await clock.run(clock.sleep(3000, new AbortController().signal));
    life.abort();
    expect(isAbortError(await asked)).to.equal(true);
    expect(clock.left).to.equal(0);
  });
});

import { expect } from '@open-wc/testing';
import type { LicenseGrant } from '../../../src/drm/license-grant.ts';
import type { PlayerError } from '../../../src/errors.ts';
import { createLicenseTimer, type LicenseTimer } from '../../../src/player/license-timer.ts';
import { fakeGrant, RESOURCE } from '../drm/fake-grant.ts';
import { defer, nextTask } from '../lib/deferred.ts';
import { VirtualClock } from '../lib/virtual-clock.ts';

describe('createLicenseTimer', () => {
  let clock: VirtualClock;
  let life: AbortController;
  let timer: LicenseTimer;
  let over: Promise<PlayerError>;
  let errors: PlayerError[];

  beforeEach(() => {
    clock = new VirtualClock();
    life = new AbortController();
    errors = [];
    const first = defer<PlayerError>();
    over = first.promise;
    const onOver = (error: PlayerError): void => {
      errors.push(error);
      first.resolve(error);
    };
    timer = createLicenseTimer({ now: clock.now, sleep: clock.sleep, onOver, signal: life.signal });
  });

  const grant = (change: Partial<LicenseGrant>): Promise<LicenseGrant> =>
    timer.watchGrants(() => Promise.resolve(fakeGrant('first', change)))(RESOURCE, 'clearkey', life.signal, false);

  it('ends the playback so many seconds after its start', async () => {
    expect((await grant({ licenseDurationS: 90 })).licenseDurationS).to.equal(90);
    clock.nowMs += 40_000;
    const startedAtMs = clock.nowMs;
    timer.start();
    clock.nowMs += 10_000;
    timer.start();
    const error = await clock.run(over);
    expect(error.code).to.equal('LICENSE_EXPIRED');
    expect(error.recovery).to.equal('exit');
    expect(clock.nowMs - startedAtMs).to.equal(90_000);
    expect(errors).to.have.length(1);
    expect(clock.left, 'one timer').to.equal(0);
  });

  it('counts from the start where the grant comes later', async () => {
    const startedAtMs = clock.nowMs;
    timer.start();
    clock.nowMs += 30_000;
    await grant({ licenseDurationS: 60 });
    await clock.run(over);
    expect(clock.nowMs - startedAtMs).to.equal(60_000);
  });

  it('goes by the first grant', async () => {
    await grant({ licenseDurationS: 60 });
    const startedAtMs = clock.nowMs;
    timer.start();
    await grant({ licenseDurationS: 10 });
    await grant({});
    await clock.run(over);
    expect(clock.nowMs - startedAtMs).to.equal(60_000);
  });

  it('has no end where the first grant has none', async () => {
    await grant({});
    timer.start();
    await grant({ licenseDurationS: 1 });
    expect(clock.slept).to.deep.equal([]);
  });

  it('waits longer than a timer of the browser can', async () => {
    const month = 30 * 86_400;
    await grant({ licenseDurationS: month });
    const startedAtMs = clock.nowMs;
    timer.start();
    await clock.run(over);
    expect(clock.nowMs - startedAtMs).to.equal(month * 1000);
    expect(Math.max(...clock.slept)).to.be.below(2 ** 31);
  });

  it('leaves nothing behind when the playback ends before', async () => {
    await grant({ licenseDurationS: 60 });
    timer.start();
    expect(clock.left).to.equal(1);
    life.abort();
    await nextTask();
    expect(clock.left).to.equal(0);
    expect(errors).to.deep.equal([]);
  });
});

import { expect } from '@open-wc/testing';
import { LADDERS, type Rung } from '../../../src/drm/eme/security-level.ts';
import { PlayerError } from '../../../src/errors.ts';
import { KeySystemRetreat } from '../../../src/player/key-system-retreat.ts';

const cdmError = new PlayerError('KEY_SESSION_FAILED', 'a CDM that throws');
const belowPolicy = new PlayerError('LICENSE_DENIED', 'a device below', { details: { expressPlayCode: -7004 } });
const RUNGS = [...LADDERS.widevine, ...LADDERS.playready, ...LADDERS.clearkey];

/** One load on a device that has every rung and fails at each. */
class FailingLoad {
  nowMs = 1_000_000;
  readonly retreat = new KeySystemRetreat(() => this.nowMs);

  get rung(): Rung | null {
    return RUNGS.find((rung) => !this.retreat.isPassedOver(rung)) ?? null;
  }

  fail(error: PlayerError, afterMs = 500): boolean {
    this.nowMs += afterMs;
    return this.retreat.goesOn(error, this.rung);
  }

  /** `widevine L1`, or what the device is left with. */
  get next(): string {
    const { rung } = this;
    return rung === null ? 'nothing' : `${rung.keySystem} ${rung.level ?? rung.name}`;
  }
}

describe('KeySystemRetreat', () => {
  it('tries the same once more, then the next level, then the next key system', () => {
    const load = new FailingLoad();
    const tried = [load.next];
    while (load.rung !== null && load.fail(cdmError)) tried.push(load.next);
    expect(tried).to.deep.equal([
      ...['widevine L1', 'widevine L1', 'widevine L2'],
      ...['playready SL3000', 'playready SL3000', 'playready SL2000'],
      'nothing',
    ]);
  });

  it('tries ClearKey once more where it is the first there is', () => {
    const { retreat } = new FailingLoad();
    const [clearKey] = LADDERS.clearkey;
    if (clearKey === undefined) throw new TypeError('ClearKey has no rung');
    expect(retreat.goesOn(cdmError, clearKey)).to.equal(true);
    expect(retreat.isPassedOver(clearKey)).to.equal(false);
  });

  it('leaves a key system at once where a license is refused for the level', () => {
    for (const expressPlayCode of [-7004, -2034]) {
      const load = new FailingLoad();
      expect(load.fail(new PlayerError('LICENSE_DENIED', 'below', { details: { expressPlayCode } }))).to.equal(true);
      expect(load.next).to.equal('playready SL3000');
    }
  });

  it('leaves a key system at once where its CDM kept everybody waiting', () => {
    const load = new FailingLoad();
    expect(load.fail(cdmError, 5000)).to.equal(true);
    expect(load.next).to.equal('playready SL3000');
  });

  it('ends where there is no time for another attempt', () => {
    const load = new FailingLoad();
    expect([load.fail(cdmError, 6000), load.retreat.leftMs]).to.deep.equal([true, 9000]);
    expect(load.fail(cdmError, 6000)).to.equal(false);
  });

  it('does not try elsewhere what has nothing to do with the device', () => {
    for (const error of [
      new PlayerError('LICENSE_DENIED', 'no', { details: { expressPlayCode: -4019 } }),
      new PlayerError('LICENSE_UNREACHABLE', 'no answer'),
      new PlayerError('KEY_OUTPUT_RESTRICTED', 'a cable'),
      new PlayerError('ENTITLEMENT_DENIED', 'no'),
      new PlayerError('KEY_SYSTEM_UNAVAILABLE', 'none'),
    ]) {
      expect(new FailingLoad().fail(error), error.code).to.equal(false);
    }
    expect(new KeySystemRetreat(() => 0).goesOn(cdmError, null)).to.equal(false);
  });

  it('reports what failed first where nothing is left to try', () => {
    const load = new FailingLoad();
    const none = new PlayerError('KEY_SYSTEM_UNAVAILABLE', 'none');
    expect(load.retreat.toReport(none)).to.equal(none);
    load.fail(belowPolicy);
    load.fail(cdmError);
    expect(load.retreat.toReport(none)).to.equal(belowPolicy);
    expect(load.retreat.toReport(cdmError)).to.equal(cdmError);
  });

  it('has a reason to tell after each attempt that was left, once', () => {
    const load = new FailingLoad();
    expect(load.retreat.takeReason()).to.equal(null);
    load.fail(belowPolicy);
    expect(load.retreat.takeReason()).to.deep.equal({ error: belowPolicy, keySystem: 'widevine' });
    expect(load.retreat.takeReason()).to.equal(null);
  });
});

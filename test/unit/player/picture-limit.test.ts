import { expect } from '@open-wc/testing';
import type { FoundKeySystem } from '../../../src/drm/eme/probe.ts';
import { choosePictureLimit, type PictureLimitRules } from '../../../src/player/picture-limit.ts';

const TV: PictureLimitRules = { maxVideoHeight: null, maxVideoHeightByLevel: {}, maxHeightUnproven: 1080 };
const found = (keySystem: FoundKeySystem['keySystem'], level: FoundKeySystem['level']): FoundKeySystem => ({
  keySystem,
  level,
});

describe('choosePictureLimit', () => {
  for (const [keySystem, level, maxHeight] of [
    ['widevine', 'L2', 1080],
    ['widevine', 'L3', 720],
    ['playready', 'SL2000', 1080],
    ['widevine', null, 1080],
    ['playready', null, 1080],
  ] as const) {
    it(`limits ${keySystem} ${level ?? 'without a level'} to ${maxHeight} lines, and says why`, () => {
      const limit = choosePictureLimit(found(keySystem, level), TV);
      expect(limit).to.deep.equal({ reason: 'security-level', maxHeight, keySystem, level });
    });
  }

  it('limits neither hardware nor ClearKey, which is for development', () => {
    expect(choosePictureLimit(found('widevine', 'L1'), TV)).to.equal(null);
    expect(choosePictureLimit(found('playready', 'SL3000'), TV)).to.equal(null);
    expect(choosePictureLimit(found('clearkey', null), { ...TV, maxVideoHeightByLevel: { unproven: 360 } })).to.equal(
      null,
    );
  });

  it('limits no clear title, and nobody where the device is trusted', () => {
    expect(choosePictureLimit(null, TV)).to.equal(null);
    expect(choosePictureLimit(found('widevine', null), { ...TV, maxHeightUnproven: null })).to.equal(null);
  });

  it('goes by what the operator says of a level, in both directions', () => {
    const rules = { ...TV, maxVideoHeightByLevel: { L1: 1440, L3: 540, unproven: 2160 } };
    expect(choosePictureLimit(found('widevine', 'L1'), rules)?.maxHeight).to.equal(1440);
    expect(choosePictureLimit(found('widevine', 'L3'), rules)?.maxHeight).to.equal(540);
    expect(choosePictureLimit(found('widevine', null), rules)?.maxHeight).to.equal(2160);
    expect(choosePictureLimit(found('widevine', 'L2'), rules)?.maxHeight).to.equal(1080);
  });

  it('takes the lower one of level and configuration, which is the reason', () => {
    const configured = (maxVideoHeight: number): unknown =>
      choosePictureLimit(found('widevine', 'L3'), { ...TV, maxVideoHeight });
    const byConfiguration = (maxHeight: number): object => ({ reason: 'configuration', maxHeight });
    expect(configured(360)).to.deep.equal(byConfiguration(360));
    expect(configured(720)).to.deep.equal(byConfiguration(720));
    expect(configured(1080)).to.include({ reason: 'security-level', maxHeight: 720 });
    expect(choosePictureLimit(null, { ...TV, maxVideoHeight: 360 })).to.deep.equal(byConfiguration(360));
  });
});

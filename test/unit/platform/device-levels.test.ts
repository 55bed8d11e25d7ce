import { expect } from '@open-wc/testing';
import { LADDERS } from '../../../src/drm/eme/security-level.ts';
import { detectPlatform } from '../../../src/platform/detect.ts';
import { readDeviceLevels } from '../../../src/platform/device-levels.ts';
import type { Platform } from '../../../src/platform/platform.ts';
import { USER_AGENTS } from './user-agents.ts';

const KEY = 'latchkey.levels';

describe('readDeviceLevels', () => {
  beforeEach(() => localStorage.removeItem(KEY));
  after(() => localStorage.removeItem(KEY));

  const [rung] = LADDERS.playready;
  const tv = detectPlatform(USER_AGENTS['webOS 6']);

  const recall = async (platform: Platform): Promise<unknown> => (await readDeviceLevels(platform)).recall('avc1');

  const withFirmware = (firmware: string): Platform => ({
    ...tv,
    readFacts: async () => ({ ...(await tv.readFacts()), firmware }),
  });

  it('remembers for this device, its firmware and its quirks', async () => {
    const platform = withFirmware('05.30.10');
    if (rung !== undefined) (await readDeviceLevels(platform)).keep('avc1', rung);
    expect(await recall(platform)).to.equal(rung);
    const quirks = { ...tv.quirks, asksRobustness: false };
    expect(await recall(withFirmware('05.40.26'))).to.equal(null);
    expect(await recall({ ...platform, quirks })).to.equal(null);
    expect(await recall(detectPlatform(USER_AGENTS['webOS 22']))).to.equal(null);
    expect(await recall(platform)).to.equal(rung);
  });
});

import { expect } from '@open-wc/testing';
import { parseUserAgent } from '../../../src/platform/user-agent.ts';
import { USER_AGENTS } from './user-agents.ts';

const EXPECTED = {
  'Tizen 3.0': ['tizen', 3, 2017, 47],
  'Tizen 5.0': ['tizen', 5, 2019, 63],
  'Tizen 5.5': ['tizen', 5.5, 2020, 69],
  'Tizen 6.0': ['tizen', 6, 2021, 76],
  'Tizen 6.5': ['tizen', 6.5, 2022, 85],
  'Tizen 10.0': ['tizen', 10, 2026, 130],
  'webOS 4.3': ['webos', 4, 2018, 53],
  'webOS 5': ['webos', 5, 2020, 68],
  'webOS 6': ['webos', 6, 2021, 79],
  'webOS 22': ['webos', 22, 2022, 87],
  'webOS 24': ['webos', 24, 2024, 108],
  'webOS 26': ['webos', 26, 2026, 132],
  'webOS 1': ['webos', null, null, null],
  'webOS with the letter O': ['webos', 6, 2021, 79],
  'Chrome on Linux': ['browser', null, null, 156],
  'Safari on a Mac': ['browser', null, null, null],
} as const;

describe('parseUserAgent', () => {
  for (const [device, userAgent] of Object.entries(USER_AGENTS)) {
    it(`reads ${device}`, () => {
      const [name, version, year, chromium] = EXPECTED[device as keyof typeof USER_AGENTS];
      expect(parseUserAgent(userAgent)).to.deep.equal({ name, version, year, chromium });
    });
  }

  it('takes a version that came later for the newest one known', () => {
    const later = USER_AGENTS['webOS 26'].replace('Chrome/132', 'Chrome/148');
    expect(parseUserAgent(later)).to.deep.equal({ name: 'webos', version: 26, year: 2026, chromium: 148 });
    const tizen = USER_AGENTS['Tizen 10.0'].replace(/10\.0/g, '11.0');
    expect(parseUserAgent(tizen)).to.include({ name: 'tizen', version: 11, year: 2026 });
  });
});

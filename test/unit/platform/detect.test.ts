import { expect } from '@open-wc/testing';
import { detectPlatform } from '../../../src/platform/detect.ts';
import { USER_AGENTS } from './user-agents.ts';

describe('detectPlatform', () => {
  it('is the browser platform in this browser', () => {
    expect(detectPlatform().name).to.equal('browser');
  });

  it('is the TV that the user agent names, with its quirks', () => {
    const tizen = detectPlatform(USER_AGENTS['Tizen 5.5']);
    expect(tizen.name).to.equal('tizen');
    expect(tizen.quirks.asksRobustness).to.equal(false);
    expect(detectPlatform(USER_AGENTS['webOS 6']).name).to.equal('webos');
  });

  it('tells what the user agent tells where the maker has no interface', async () => {
    const unknown = { model: null, firmware: null, panel: null, hasHdr: null };
    expect(await detectPlatform(USER_AGENTS['Tizen 6.5']).readFacts()).to.deep.equal({
      ...{ name: 'tizen', version: 6.5, year: 2022, chromium: 85 },
      ...unknown,
    });
    expect(await detectPlatform(USER_AGENTS['webOS 24']).readFacts()).to.deep.equal({
      ...{ name: 'webos', version: 24, year: 2024, chromium: 108 },
      ...unknown,
    });
    expect(await detectPlatform(USER_AGENTS['Chrome on Linux']).readFacts()).to.include({
      name: 'browser',
      ...unknown,
    });
  });
});

import { expect } from '@open-wc/testing';
import type { Statistics } from '../../../../src/player/statistics.ts';
import { showLanguage } from '../../../../src/ui/language-switch.ts';
import { infoLines } from '../../../../src/ui/panels/info-lines.ts';

const QUALITY = { width: 1280, height: 720, bitrateBps: 1_640_000 };
const MEASURED: Statistics = {
  ...{ bufferAhead: 14.3, droppedFrames: 3, bandwidthBps: 24_400_000 },
  keySystem: { keySystem: 'widevine', level: 'L3' },
  licenses: { licensedAgoS: 192, renewedAgoS: 40, tokenLeftS: 288 },
};

describe('infoLines', () => {
  beforeEach(() => showLanguage('en'));

  it('tells what is known of a protected playback', () => {
    expect(infoLines({ quality: QUALITY, statistics: MEASURED }, 'en')).to.deep.equal([
      ['Picture', '1280 × 720'],
      ['Bit rate', '1.6 Mbit/s'],
      ['Loaded ahead', '14 s'],
      ['Dropped frames', '3'],
      ['Network', '24 Mbit/s'],
      ['Protection', 'Widevine L3'],
      ['Licensed', '3:12 ago'],
      ['Renewed', '0:40 ago'],
      ['Token', '4:48 left'],
    ]);
  });

  it('leaves out what nobody can tell', () => {
    expect(infoLines({ quality: null, statistics: null }, 'en')).to.deep.equal([]);
    const clear = { bufferAhead: 0, droppedFrames: null, bandwidthBps: null, keySystem: null, licenses: null };
    expect(infoLines({ quality: { ...QUALITY, bitrateBps: 0 }, statistics: clear }, 'en')).to.deep.equal([
      ['Picture', '1280 × 720'],
      ['Loaded ahead', '0 s'],
      ['Protection', 'None'],
    ]);
  });

  it('says that a token is over, not how long it has been', () => {
    const licenses = { licensedAgoS: null, renewedAgoS: null, tokenLeftS: -3 };
    const lines = infoLines({ quality: null, statistics: { ...MEASURED, licenses } }, 'en');
    expect(lines[lines.length - 1]).to.deep.equal(['Token', 'Used up']);
  });
});

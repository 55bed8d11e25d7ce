import { expect } from '@open-wc/testing';
import { formatLength, formatMediaTime, formatWallClock } from '../../../src/ui/format-time.ts';
import { showLanguage } from '../../../src/ui/language-switch.ts';

describe('formatMediaTime', () => {
  it('reads as a clock', () => {
    expect([0, 7.9, 754, 3723, -3].map(formatMediaTime)).to.deep.equal(['0:00', '0:07', '12:34', '1:02:03', '0:00']);
  });
});

describe('formatLength', () => {
  it('says how long a title is, in the language of the viewer', async () => {
    await showLanguage('en');
    const lengths = [46.08, 2700, 5880, 7200];
    expect(lengths.map((length) => formatLength(length))).to.deep.equal(['46 s', '45 min', '1 h 38 min', '2 h']);
    await showLanguage('fr');
    expect(formatLength(5880)).to.equal('1\u00a0h\u00a038');
  });
});

describe('formatWallClock', () => {
  it('follows the habits of the language', () => {
    const evening = new Date(2026, 0, 5, 21, 41).getTime();
    expect(formatWallClock(evening, 'en')).to.match(/^9:41\sPM$/);
    expect(formatWallClock(evening, 'fr')).to.equal('21:41');
  });
});

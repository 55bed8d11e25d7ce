import { expect } from '@open-wc/testing';
import { resumePosition } from '../../../src/player/resume-position.ts';

const entry = { titleId: 'a', position: 754, duration: 5880 };

describe('resumePosition', () => {
  it('is where the viewer stood', () => expect(resumePosition(entry, { duration: 5880 })).to.equal(754));

  it('goes by the duration that was seen where the storefront tells none', () =>
    expect(resumePosition(entry)).to.equal(754));

  it('is the start for what was not begun, is over, or is beyond a duration that has changed', () => {
    expect(resumePosition({ ...entry, position: 4.9 }, { duration: 5880 })).to.equal(null);
    expect(resumePosition({ ...entry, position: 5586 }, { duration: 5880 })).to.equal(null);
    expect(resumePosition({ ...entry, position: 5585 }, { duration: 5880 })).to.equal(5585);
    expect(resumePosition(entry, { duration: 600 })).to.equal(null);
  });

  it('is the start from where the credits begin, unless that cannot be', () => {
    const at = (position: number, creditsAt: number) => resumePosition({ ...entry, position }, { creditsAt });
    expect([at(5000, 5000), at(4999, 5000), at(5700, 5800)]).to.deep.equal([null, 4999, 5700]);
    expect([at(5878, 5879.8), at(5879, 5879.8)], 'its last second').to.deep.equal([5878, null]);
    expect([at(754, 100), at(754, 9000), at(5600, 100)]).to.deep.equal([754, 754, null]);
  });
});

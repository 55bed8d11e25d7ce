import { expect } from '@open-wc/testing';
import { resumePosition } from '../../../src/player/resume-position.ts';

const entry = { titleId: 'a', position: 754, duration: 5880 };

describe('resumePosition', () => {
  it('is where the viewer stood', () => expect(resumePosition(entry, 5880)).to.equal(754));

  it('goes by the duration that was seen where the storefront tells none', () =>
    expect(resumePosition(entry)).to.equal(754));

  it('is the start for what was not begun, is over, or is beyond a duration that has changed', () => {
    expect(resumePosition({ ...entry, position: 4.9 }, 5880)).to.equal(null);
    expect(resumePosition({ ...entry, position: 5586 }, 5880)).to.equal(null);
    expect(resumePosition({ ...entry, position: 5585 }, 5880)).to.equal(5585);
    expect(resumePosition(entry, 600)).to.equal(null);
  });
});

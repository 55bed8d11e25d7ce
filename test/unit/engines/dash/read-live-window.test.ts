import { expect } from '@open-wc/testing';
import { readLiveWindow } from '../../../../src/engines/dash/read-live-window.ts';

const player = (isDynamic: boolean, start: number, end: number, delay: number): never =>
  ({ isDynamic: () => isDynamic, getDvrWindow: () => ({ start, end }), getTargetLiveDelay: () => delay }) as never;

describe('readLiveWindow', () => {
  it('ends where live is: the newest media less the delay', () => {
    expect(readLiveWindow(player(true, 100, 220, 12))).to.deep.equal({ start: 100, end: 208 });
  });

  it('does not end before it starts', () => {
    expect(readLiveWindow(player(true, 100, 105, 12))).to.deep.equal({ start: 100, end: 100 });
  });

  it('is null for on-demand titles', () => {
    expect(readLiveWindow(player(false, 0, 60, 12))).to.equal(null);
  });
});

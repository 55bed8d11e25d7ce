import { expect } from '@open-wc/testing';
import type { Catalog } from '../../../src/storefront/catalog.ts';
import { nextTitle } from '../../../src/ui/next-title.ts';
import { demoTitle } from './demo-catalog.ts';

const [first, second, third] = [demoTitle('a'), demoTitle('b', { next: 'a' }), demoTitle('c', { next: 'gone' })];
const channel = demoTitle('live', { isLive: true });
const catalog: Catalog = {
  status: 'ready',
  rails: [
    { id: 'one', title: { en: 'One' }, titles: [first, channel, second] },
    { id: 'two', title: { en: 'Two' }, titles: [second, third, first] },
  ],
  rejected: [],
};

describe('nextTitle', () => {
  it('is the one that the title names', () => {
    expect(nextTitle(second, catalog)?.id).to.equal('a');
  });

  it('is else the next on the first rail that has it, but no channel', () => {
    expect(nextTitle(first, catalog)?.id).to.equal('b');
    expect(nextTitle(third, catalog)?.id).to.equal('a');
  });

  it('is nothing at the end of a rail, after a channel, and after a title that is nowhere or names itself', () => {
    expect(nextTitle(demoTitle('b'), catalog)).to.equal(null);
    expect(nextTitle(channel, catalog)).to.equal(null);
    expect(nextTitle(demoTitle('nowhere'), catalog)).to.equal(null);
    expect(nextTitle(demoTitle('b', { next: 'b' }), catalog)).to.equal(null);
    expect(nextTitle(first, { status: 'loading' })).to.equal(null);
  });
});

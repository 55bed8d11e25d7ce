import { expect } from '@open-wc/testing';
import { buildHomeModel, itemOf } from '../../../../src/ui/screens/home-model.ts';
import { demoCatalog, demoTitle } from '../demo-catalog.ts';

describe('itemOf', () => {
  it('makes an item of its own of each pair of rail and title, slashes or not', () => {
    expect(itemOf('tonight', 't0')).to.equal('tonight/t0');
    const pairs = [
      ['a', 'b/c'],
      ['a/b', 'c'],
      ['a%2Fb', 'c'],
      ['', 'a/b/c'],
    ] as const;
    expect(new Set(pairs.map(([rail, title]) => itemOf(rail, title))).size).to.equal(pairs.length);
  });
});

describe('buildHomeModel', () => {
  it('has a row for each rail, and a film for each item', () => {
    const { rows, films } = buildHomeModel(demoCatalog());
    expect(rows.map(({ id, items }) => [id, items.length])).to.deep.equal([
      ['tonight', 10],
      ['short', 3],
    ]);
    expect(films.size).to.equal(13);
    expect(films.get('short/t1')).to.deep.equal(demoTitle('t1'));
  });

  it('is empty until there is a catalog', () => {
    expect(buildHomeModel({ status: 'loading' }).rows).to.deep.equal([]);
  });
});

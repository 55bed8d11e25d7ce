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
    const { rows, films } = buildHomeModel(demoCatalog(), []);
    expect(rows.map(({ id, items }) => [id, items.length])).to.deep.equal([
      ['tonight', 10],
      ['short', 3],
    ]);
    expect(films.size).to.equal(13);
    expect(films.get('short/t1')).to.deep.equal(demoTitle('t1'));
  });

  it('has first what is under way and in the catalog, last watched first', () => {
    const entryOf = (titleId: string, position: number) => ({ titleId, position, duration: 5880 });
    const entries = [entryOf('t3', 60), entryOf('gone', 60), entryOf('t1', 2940), entryOf('t2', 5700)];
    const { rails, rows, underWay } = buildHomeModel(demoCatalog(), entries);
    expect(rows[0]?.items).to.deep.equal(['latchkey%2Fcontinue/t3', 'latchkey%2Fcontinue/t1']);
    expect(underWay.get('t1')?.progress).to.equal(0.5);
    expect(rails.length).to.equal(3);
  });

  it('goes by what was seen of a title that has no duration, and has no channel in the rail', () => {
    const { duration, ...untimed } = demoTitle('t0');
    expect(duration).to.equal(5880);
    const titles = [untimed, demoTitle('t1', { isLive: true }), demoTitle('t2', { duration: 30 })];
    const entries = titles.map(({ id }) => ({ titleId: id, position: 60, duration: 120 }));
    const rails = [{ id: 'r', title: { en: 'R' }, titles }];
    const { underWay } = buildHomeModel({ status: 'ready', rails, rejected: [] }, entries);
    expect([...underWay].map(([id, { progress }]) => [id, progress])).to.deep.equal([['t0', 0.5]]);
  });

  it('is empty until there is a catalog', () => {
    expect(buildHomeModel({ status: 'loading' }, []).rows).to.deep.equal([]);
  });
});

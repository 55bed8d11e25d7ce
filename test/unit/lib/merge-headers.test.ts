import { expect } from '@open-wc/testing';
import { mergeHeaders } from '../../../src/lib/merge-headers.ts';

describe('mergeHeaders', () => {
  it('lets the later set win, name and value, in whatever case', () => {
    const merged = mergeHeaders({ 'Content-Type': 'a', 'X-One': '1' }, {}, { 'content-type': 'b', 'X-Two': '2' });
    expect(merged).to.deep.equal({ 'content-type': 'b', 'X-One': '1', 'X-Two': '2' });
  });

  it('takes none, and leaves what it was given as it was', () => {
    const first = { A: '1' };
    expect(mergeHeaders()).to.deep.equal({});
    expect(mergeHeaders(first, { a: '2' })).to.deep.equal({ a: '2' });
    expect(first).to.deep.equal({ A: '1' });
  });
});

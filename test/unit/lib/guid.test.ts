import { expect } from '@open-wc/testing';
import { newGuid } from '../../../src/lib/guid.ts';

describe('newGuid', () => {
  it('is version 4, variant 1 of RFC 9562, in lower case', () => {
    for (let count = 0; count < 200; count += 1) {
      expect(newGuid()).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });

  it('is another one each time', () => {
    expect(new Set(Array.from({ length: 200 }, newGuid)).size).to.equal(200);
  });
});

import { expect } from '@open-wc/testing';
import { assertNever } from '../../../src/lib/assert-never.ts';

describe('assertNever', () => {
  it('names the value that no case was written for', () => {
    expect(() => assertNever('sideways' as never)).to.throw(TypeError, '"sideways"');
  });
});

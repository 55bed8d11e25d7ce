import { expect } from '@open-wc/testing';
import { readTizenCaptions } from '../../../../src/platform/tizen/tizen-captions.ts';

/** Edge: Samsung's TVInfo API, by its documented numbers. */
const tvinfo = (values: Readonly<Record<number, unknown>>) => ({ getMenuValue: (key: number): unknown => values[key] });

describe('readTizenCaptions', () => {
  it('follows what the viewer chose in the menu of the TV', () => {
    expect(readTizenCaptions(tvinfo({ 2: 4, 4: 6, 7: 3, 8: 3 }))).to.deep.equal({
      size: 'xl',
      color: 'yellow',
      background: 'none',
      edge: 'outline',
    });
  });

  it('leaves out what is not chosen there, and what this app does not have', () => {
    expect(readTizenCaptions(tvinfo({ 2: 0, 4: 3, 7: 4, 8: 'x' }))).to.deep.equal({});
  });

  it('is content with a set that does not tell', () => {
    const mute = {
      getMenuValue(): never {
        throw new DOMException('not supported', 'NotSupportedError');
      },
    };
    for (const api of [undefined, {}, mute]) expect(readTizenCaptions(api)).to.deep.equal({});
  });
});

import { expect } from '@open-wc/testing';
import { array, assert, integer, property } from 'fast-check';
import { parseBase64, parseHex, toArrayBuffer, toBase64Url, toHex } from '../../../src/lib/bytes.ts';

const anyBytes = array(integer({ min: 0, max: 255 })).map((values) => Uint8Array.from(values));

describe('toHex', () => {
  it('writes two lower-case digits for each byte', () => {
    expect(toHex(Uint8Array.of(0, 10, 255))).to.equal('000aff');
  });

  it('is undone by parseHex, whatever the bytes', () => {
    assert(property(anyBytes, (bytes) => void expect(parseHex(toHex(bytes))).to.deep.equal(bytes)));
  });
});

describe('parseHex', () => {
  it('takes digits in any case, and none at all', () => {
    expect(parseHex('AbCd')).to.deep.equal(Uint8Array.of(0xab, 0xcd));
    expect(parseHex('')).to.deep.equal(new Uint8Array(0));
  });

  for (const wrong of ['a', 'abc', '0x10', 'gg', 'ab cd', '00-11', 'ab\n']) {
    it(`refuses ${JSON.stringify(wrong)}`, () => {
      expect(() => parseHex(wrong)).to.throw(TypeError, 'hexadecimal');
    });
  }
});

describe('toBase64Url', () => {
  it('uses the URL alphabet and no padding', () => {
    expect(toBase64Url(Uint8Array.of(0xfb, 0xff, 0xfe, 0xff))).to.equal('-__-_w');
  });

  it('is undone by parseBase64, whatever the bytes', () => {
    assert(property(anyBytes, (bytes) => void expect(parseBase64(toBase64Url(bytes))).to.deep.equal(bytes)));
  });
});

describe('parseBase64', () => {
  const bytes = Uint8Array.of(0xfb, 0xff, 0xfe, 0xff);

  for (const text of ['+//+/w==', '+//+/w', '-__-_w==', '-__-_w', ' +//+\n/w== ']) {
    it(`reads ${JSON.stringify(text)}`, () => {
      expect(parseBase64(text)).to.deep.equal(bytes);
    });
  }

  it('throws an InvalidCharacterError for what is no base64', () => {
    for (const wrong of ['A', 'AAA%', 'AA=A']) expect(() => parseBase64(wrong)).to.throw(DOMException);
  });
});

describe('toArrayBuffer', () => {
  it('copies only what the view shows', () => {
    const large = Uint8Array.of(1, 2, 3, 4);
    const buffer = toArrayBuffer(large.subarray(1, 3));
    expect(new Uint8Array(buffer)).to.deep.equal(Uint8Array.of(2, 3));
    large[1] = 9;
    expect(new Uint8Array(buffer)[0]).to.equal(2);
  });
});

import { expect } from '@open-wc/testing';
import { createLevelMemory, type LevelMemory } from '../../../../src/drm/eme/level-memory.ts';
import { LADDERS, type Rung } from '../../../../src/drm/eme/security-level.ts';
import { FakeStore } from './scripted-device.ts';

const KEY = 'latchkey.levels';

describe('createLevelMemory', () => {
  let store: FakeStore;
  let L1: Rung;
  let L3: Rung;

  beforeEach(() => {
    store = new FakeStore();
    [L1, , , L3] = LADDERS.widevine as unknown as [Rung, Rung, Rung, Rung];
  });

  const open = (device = 'a TV'): LevelMemory => createLevelMemory({ store, device });

  it('keeps an answer over a restart, in the store of the page', () => {
    localStorage.removeItem(KEY);
    createLevelMemory({ store: localStorage, device: 'a TV' }).keep('avc1', L3);
    const later = createLevelMemory({ store: localStorage, device: 'a TV' });
    expect(later.recall('avc1')).to.equal(L3);
    expect(later.recall('hvc1')).to.equal(null);
    localStorage.removeItem(KEY);
  });

  it('takes the last answer, and forgets one alone', () => {
    open().keep('avc1', L1);
    open().keep('avc1', L3);
    open().keep('hvc1', L1);
    expect(open().recall('avc1')).to.equal(L3);
    open().forget('avc1');
    expect([open().recall('avc1'), open().recall('hvc1')]).to.deep.equal([null, L1]);
  });

  it('knows nothing of another device, which then takes its place', () => {
    open().keep('avc1', L1);
    expect(open('another').recall('avc1')).to.equal(null);
    open('another').keep('avc1', L3);
    expect(open('another').recall('avc1')).to.equal(L3);
    expect(open().recall('avc1')).to.equal(null);
  });

  it('keeps the last sixteen answers', () => {
    const memory = open();
    for (let codec = 0; codec < 20; codec += 1) memory.keep(`avc1.${codec}`, L1);
    expect([open().recall('avc1.3'), open().recall('avc1.4'), open().recall('avc1.19')]).to.deep.equal([null, L1, L1]);
  });

  it('takes what it did not write for nothing', () => {
    open().keep('avc1', L1);
    const written = store.getItem(KEY) ?? '';
    const spoilt = [
      ...['', 'null', '{', '[]', '7', '"text"', '{"format":1}', '<html>', written.slice(0, -1)],
      written.replace('"format":1', '"format":2'),
      written.replace('[["avc1"', '[[7'),
      written.replace('[["avc1",', '[["avc1",null,'),
      written.replace('"answers":', '"answer":'),
    ];
    for (const item of spoilt) {
      expect(item).not.to.equal(written);
      store.setItem(KEY, item);
      expect(open().recall('avc1'), item).to.equal(null);
      open().keep('avc1', L3);
      expect(open().recall('avc1'), item).to.equal(L3);
    }
  });

  it('leaves out an answer that stands on no ladder, and keeps the others', () => {
    open().keep('avc1', L1);
    open().keep('hvc1', L3);
    const renamed = (store.getItem(KEY) ?? '').replace(
      '["avc1",{"name":"com.widevine.alpha"',
      '["avc1",{"name":"com.widevine.beta"',
    );
    store.setItem(KEY, renamed);
    expect([open().recall('avc1'), open().recall('hvc1')]).to.deep.equal([null, L3]);
  });

  it('forgets when an app has other ladders', () => {
    open().keep('avc1', L1);
    store.setItem(KEY, (store.getItem(KEY) ?? '').replace('SW_SECURE_CRYPTO', 'SW_SECURE_OTHER'));
    expect(open().recall('avc1')).to.equal(null);
  });

  it('remembers while it runs where there is no store, or one that throws', () => {
    const refuse = (): never => {
      throw new DOMException('full', 'QuotaExceededError');
    };
    for (const broken of [null, { getItem: refuse, setItem: refuse }]) {
      const memory = createLevelMemory({ store: broken, device: 'a TV' });
      memory.keep('avc1', L1);
      expect(memory.recall('avc1')).to.equal(L1);
      memory.forget('avc1');
      expect(memory.recall('avc1')).to.equal(null);
    }
  });
});

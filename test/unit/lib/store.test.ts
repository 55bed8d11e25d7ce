import { expect } from '@open-wc/testing';
import { createStore } from '../../../src/lib/store.ts';

describe('createStore', () => {
  it('tells its listeners of a change, in the order they came', () => {
    const heard: string[] = [];
    const store = createStore(1);
    store.subscribe((state) => heard.push(`first ${state}`));
    store.subscribe((state) => heard.push(`second ${state}`));
    store.set(2);
    expect(heard).to.deep.equal(['first 2', 'second 2']);
    expect(store.get()).to.equal(2);
  });

  it('says nothing when the state is the same', () => {
    const heard: object[] = [];
    const state = {};
    const store = createStore(state);
    store.subscribe((next) => heard.push(next));
    store.set(state);
    expect(heard).to.deep.equal([]);
  });

  it('tells a listener nothing once it has stopped listening', () => {
    const heard: number[] = [];
    const store = createStore(1);
    const stop = store.subscribe((state) => heard.push(state));
    store.set(2);
    stop();
    stop();
    store.set(3);
    expect(heard).to.deep.equal([2]);
  });

  it('tells nothing to a listener that another one stops during the change', () => {
    const heard: number[] = [];
    const store = createStore(1);
    store.subscribe(() => stop());
    const stop = store.subscribe((state) => heard.push(state));
    store.set(2);
    expect(heard).to.deep.equal([]);
  });

  it('leaves every listener with the newest state when one of them sets another', () => {
    let last = 0;
    const store = createStore(1);
    store.subscribe((state) => state === 2 && store.set(3));
    store.subscribe((state) => (last = state));
    store.set(2);
    expect(last).to.equal(3);
  });
});

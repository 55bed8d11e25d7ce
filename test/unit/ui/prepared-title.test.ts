import { expect } from '@open-wc/testing';
import { demoTitle, toDemoResource } from './demo-catalog.ts';
import { installFakeClock, type FakeClock } from './fake-clock.ts';
import { hideApp } from './hide-app.ts';
import { mountApp, press } from './mount-app.ts';

const T0 = toDemoResource(demoTitle('t0'));

describe('What <tv-app> has the player prepare', () => {
  let clock: FakeClock;
  beforeEach(() => {
    clock = installFakeClock();
  });
  afterEach(() => clock.release());

  it('is the title on which the focus rests, and is no longer when it moves on', async () => {
    const { prepared, playerCommands } = await mountApp();
    clock.advance(299);
    expect(prepared).to.deep.equal([]);
    clock.advance(1);
    expect(prepared).to.deep.equal([T0]);
    await press('ArrowRight');
    expect(prepared).to.deep.equal([T0, null]);
    clock.advance(300);
    expect(prepared).to.deep.equal([T0, null, toDemoResource(demoTitle('t1'))]);
    await press('Space');
    const [load] = playerCommands;
    expect(load?.type === 'load' && load.resource, 'the very resource').to.equal(prepared[2]);
  });

  it('stays through the details, and is what they play', async () => {
    const { prepared, playerCommands } = await mountApp();
    clock.advance(300);
    await press('Enter');
    clock.advance(300);
    expect(new Set(prepared), 'never nothing').to.deep.equal(new Set([T0]));
    await press('Enter');
    const [load] = playerCommands;
    expect(load?.type === 'load' && load.resource, 'the very resource').to.equal(prepared[0]);
    await press('Escape');
    expect(prepared.pop(), 'and once more after it was played').to.equal(prepared[0]);
    await press('Escape', 'ArrowRight');
    clock.advance(300);
    expect(prepared.pop()).to.deep.equal(toDemoResource(demoTitle('t1')));
  });

  it('is a title as soon as its details open, rested on or not', async () => {
    const { prepared } = await mountApp();
    await press('ArrowRight', 'Enter');
    expect(prepared).to.deep.equal([toDemoResource(demoTitle('t1'))]);
  });

  it('is nothing behind another app, and the same again once it is seen, on Home and on Details', async () => {
    const { prepared } = await mountApp();
    clock.advance(300);
    await hideApp(true);
    clock.advance(300);
    expect(prepared).to.deep.equal([T0, null]);
    await hideApp(false);
    clock.advance(300);
    expect(prepared).to.deep.equal([T0, null, T0]);
    await press('Enter');
    await hideApp(true);
    const before = prepared.length;
    await hideApp(false);
    expect(prepared.slice(before)).to.deep.equal([T0]);
  });

  it('is nothing along the way', async () => {
    const { prepared } = await mountApp();
    for (const key of ['ArrowRight', 'ArrowRight', 'ArrowLeft']) {
      await press(key);
      clock.advance(299);
    }
    expect(prepared).to.deep.equal([]);
  });

  it('is nothing while the exit question lies over Home, and again the title when that is gone', async () => {
    const { prepared } = await mountApp();
    clock.advance(300);
    await press('Escape');
    clock.advance(300);
    expect(prepared).to.deep.equal([T0, null]);
    await press('Escape');
    clock.advance(300);
    expect(prepared).to.deep.equal([T0, null, T0]);
  });
});

import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { Catalog } from '../../../../src/storefront/catalog.ts';
import type { HomeScreen } from '../../../../src/ui/screens/home-screen.ts';
import { demoCatalog, demoTitle, failure } from '../demo-catalog.ts';
import { installFakeClock } from '../fake-clock.ts';
import type { FakeClock } from '../fake-clock.ts';
import { focusedItem, mountApp, press, rendered, visibleText } from '../mount-app.ts';
import type { MountedApp } from '../mount-app.ts';

let clock: FakeClock;

function homeOf({ app }: MountedApp): HomeScreen {
  const home = app.renderRoot.querySelector('home-screen');
  if (!home) throw new TypeError('There is no home screen');
  return home;
}

function textOf(mounted: MountedApp): string {
  return visibleText(homeOf(mounted).renderRoot as ShadowRoot);
}

function cardsOf(mounted: MountedApp): Element[] {
  return [...homeOf(mounted).renderRoot.querySelectorAll('title-card')];
}

function artOf(mounted: MountedApp): string {
  return homeOf(mounted).renderRoot.querySelector('art-backdrop')?.src.split('#')[1] ?? '';
}

async function pass(ms: number): Promise<void> {
  clock.advance(ms);
  await rendered();
}

describe('<home-screen>', () => {
  beforeEach(() => {
    clock = installFakeClock();
  });
  afterEach(() => clock.release());

  it('is accessible while it loads, when it is there and when it has failed', async () => {
    const mounted = await mountApp({ catalog: { status: 'loading' } });
    await pass(30_000);
    clock.release(); // The audit waits by the page's own timers.
    await expect(mounted.app).to.be.accessible();
    mounted.catalog.set(demoCatalog());
    await rendered();
    await expect(mounted.app).to.be.accessible();
    mounted.catalog.set({ status: 'failed', error: failure('ENTITLEMENT_UNREACHABLE') });
    await rendered();
    await expect(mounted.app).to.be.accessible();
  });

  it('tells of the focused title: name, facts, protection, synopsis', async () => {
    const mounted = await mountApp();
    await press('ArrowRight');
    const text = textOf(mounted);
    for (const part of ['Film t1', '2025', '1 h 38 min', '7+', 'UHD', 'Protected', 'Two forecasters']) {
      expect(text).to.contain(part);
    }
  });

  it('marks no title as protected that is not', async () => {
    const [rail] = demoCatalog().rails;
    const titles = [demoTitle('clear', { protection: 'none' })];
    const mounted = await mountApp({
      catalog: { ...demoCatalog(), rails: [{ id: 'r', title: { en: 'R' }, ...rail, titles }] },
    });
    expect(textOf(mounted)).to.contain('Film clear').and.not.to.contain('Protected');
  });

  it('changes the artwork after 250 ms of rest, and not before', async () => {
    const mounted = await mountApp();
    expect(artOf(mounted)).to.equal('background-t0');
    await press('ArrowRight');
    await pass(200);
    await press('ArrowRight');
    await pass(249);
    expect(artOf(mounted)).to.equal('background-t0');
    await pass(1);
    expect(artOf(mounted)).to.equal('background-t2');
  });

  it('holds only cards that can be seen, and uses their elements again', async () => {
    const titles = Array.from({ length: 500 }, (_, index) => demoTitle(`t${index}`));
    const rails = Array.from({ length: 20 }, (_, index) => ({ id: `r${index}`, title: { en: `R${index}` }, titles }));
    const mounted = await mountApp({ catalog: { status: 'ready', rails, rejected: [] } });
    const before = cardsOf(mounted);
    expect(before).to.have.length(32);
    await sendKeys({ down: 'ArrowRight' });
    for (let repeats = 0; repeats < 12; repeats += 1) await sendKeys({ down: 'ArrowRight' });
    await sendKeys({ up: 'ArrowRight' });
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown');
    expect(focusedItem()).to.equal('r5/t0');
    expect(cardsOf(mounted)).to.deep.equal(before);
    await press('ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp', 'ArrowUp');
    expect(focusedItem()).to.equal('r0/t13');
  });

  it('remembers the card of each rail', async () => {
    await mountApp();
    await press('ArrowRight', 'ArrowRight', 'ArrowDown', 'ArrowRight', 'ArrowUp');
    expect(focusedItem()).to.equal('tonight/t2');
    await press('ArrowDown');
    expect(focusedItem()).to.equal('short/t1');
  });

  it('leaves a rail scrolled as it was when the focus goes to another', async () => {
    const mounted = await mountApp();
    for (let rights = 0; rights < 9; rights += 1) await press('ArrowRight');
    await press('ArrowDown');
    expect(homeOf(mounted).renderRoot.querySelector('[data-focus="tonight/t9"]')).not.to.equal(null);
  });

  it('keeps the focus near when the focused title is gone from the feed', async () => {
    const { catalog } = await mountApp();
    await press('ArrowRight', 'ArrowRight');
    const ready = demoCatalog();
    const rails = ready.rails.map((rail) => ({ ...rail, titles: rail.titles.filter(({ id }) => id !== 't2') }));
    catalog.set({ ...ready, rails });
    await rendered();
    expect(focusedItem()).to.equal('tonight/t3');
  });

  it('mentions titles that cannot be shown, quietly', async () => {
    const error = failure('CONFIG_FEED_ENTRY', { field: 'titles.3.artwork.card' });
    const one = await mountApp({ catalog: { ...demoCatalog(), rejected: [error] } });
    expect(textOf(one)).to.contain('1 title cannot be shown right now · CONFIG_FEED_ENTRY');
    one.catalog.set({ ...demoCatalog(), rejected: [error, error] });
    await rendered();
    expect(textOf(one)).to.contain('2 titles cannot be shown right now');
    expect(focusedItem()).to.equal('tonight/t0');
  });

  it('shows nothing for 400 ms, then a skeleton, words after 10 s, a way out after 30 s', async () => {
    const mounted = await mountApp({ catalog: { status: 'loading' } });
    const skeleton = homeOf(mounted).renderRoot.querySelector('.skeleton');
    await pass(399);
    expect(skeleton?.getClientRects()).to.have.length(0);
    await pass(1);
    expect(skeleton?.getClientRects()).to.have.length(1);
    expect(textOf(mounted)).not.to.contain('Still loading…');
    await pass(9600);
    expect(textOf(mounted)).to.contain('Still loading…');
    await pass(20_000);
    expect(focusedItem()).to.equal('leave');
    await press('Enter');
    expect(mounted.appCommands).to.deep.equal([{ type: 'exit' }]);
  });

  it('counts the waiting anew for each load', async () => {
    const mounted = await mountApp({ catalog: { status: 'loading' } });
    await pass(29_000);
    mounted.catalog.set(demoCatalog());
    await rendered();
    mounted.catalog.set({ status: 'loading' });
    await rendered();
    await pass(29_000);
    expect(focusedItem()).to.equal('waiting');
    await pass(1000);
    expect(focusedItem()).to.equal('leave');
  });

  it('offers to try again when there is no feed', async () => {
    const failed: Catalog = { status: 'failed', error: failure('ENTITLEMENT_UNREACHABLE', { httpStatus: 503 }) };
    const mounted = await mountApp({ catalog: failed });
    expect(textOf(mounted)).to.contain('The service is not answering. Wait a moment, then try again.');
    expect(textOf(mounted)).to.contain('ENTITLEMENT_UNREACHABLE · HTTP 503');
    await press('Enter');
    expect(mounted.appCommands).to.deep.equal([{ type: 'reload-catalog' }]);
    await press('ArrowRight', 'Enter');
    expect(mounted.appCommands.pop()).to.deep.equal({ type: 'exit' });
    await press('Escape');
    expect(focusedItem()).to.equal('leave');
  });

  it('offers to sign in again when the session is over', async () => {
    const mounted = await mountApp({ catalog: { status: 'failed', error: failure('ENTITLEMENT_SIGNED_OUT') } });
    await press('ArrowRight', 'Enter');
    expect(mounted.appCommands).to.deep.equal([{ type: 'reauthorize' }]);
  });

  it('plays nothing by an OK that was held from the screen before', async () => {
    const mounted = await mountApp();
    await press('Escape', 'ArrowRight');
    for (let repeats = 0; repeats < 3; repeats += 1) {
      await sendKeys({ down: 'Enter' });
      await rendered();
    }
    await sendKeys({ up: 'Enter' });
    expect(focusedItem()).to.equal('tonight/t0');
    expect(mounted.playerCommands).to.deep.equal([]);
  });
});

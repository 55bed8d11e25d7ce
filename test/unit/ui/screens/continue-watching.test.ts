import { expect } from '@open-wc/testing';
import type { TitleCard } from '../../../../src/ui/components/title-card.ts';
import { focusedItem, mountApp, press, rendered, visibleText } from '../mount-app.ts';
import type { MountedApp } from '../mount-app.ts';

const CONTINUE = 'latchkey%2Fcontinue';
const entryOf = (titleId: string, position = 2940) => ({ titleId, position, duration: 5880 });

function cardOf({ app }: MountedApp, item: string): TitleCard | null {
  const home = app.renderRoot.querySelector('home-screen');
  return home?.renderRoot.querySelector<TitleCard>(`title-card[data-focus="${item}"]`) ?? null;
}

describe('Continue watching on <home-screen>', () => {
  it('is the first rail, with how far each title was seen, and is accessible', async () => {
    const mounted = await mountApp({ watched: [entryOf('t3'), entryOf('t1', 588)] });
    expect(visibleText(mounted.app.renderRoot as ShadowRoot)).to.contain('Continue watching');
    expect(focusedItem()).to.equal(`${CONTINUE}/t3`);
    const card = cardOf(mounted, `${CONTINUE}/t1`);
    expect(card?.getAttribute('aria-label')).to.contain('Film t1').and.to.contain('Resume at 9:48');
    const seen = card?.renderRoot.querySelector<HTMLElement>('.seen');
    expect(Math.round(seen?.getBoundingClientRect().width ?? 0), 'a tenth of 400').to.equal(40);
    expect(cardOf(mounted, 'tonight/t1')?.progress, 'in its own rail alone').to.equal(null);
    await expect(mounted.app).to.be.accessible();
  });

  it('comes up when the viewer is back from the player, and the focus stays on its title', async () => {
    const { app, journal } = await mountApp();
    await press('ArrowRight', 'Space');
    journal.keep(entryOf('t1'));
    await rendered();
    await press('Escape');
    expect(visibleText(app.renderRoot as ShadowRoot)).to.contain('Continue watching');
    expect(focusedItem()).to.equal('tonight/t1');
    await press('ArrowUp');
    expect(focusedItem()).to.equal(`${CONTINUE}/t1`);
  });

  it('is told nothing while something plays over Home', async () => {
    const mounted = await mountApp({ watched: [entryOf('t1')] });
    await press('Space');
    mounted.journal.keep(entryOf('t5'));
    await rendered();
    expect(cardOf(mounted, `${CONTINUE}/t5`)).to.equal(null);
    await press('Escape');
    expect(focusedItem(), 'which is now the second').to.equal(`${CONTINUE}/t1`);
    expect(cardOf(mounted, `${CONTINUE}/t5`)).not.to.equal(null);
  });

  it('lets go of a title that was seen to its end: the focus goes with it to its own rail', async () => {
    const { app, journal } = await mountApp({ watched: [entryOf('t2'), entryOf('t4')] });
    await press('ArrowRight', 'Space');
    journal.forget('t4');
    await press('Escape');
    expect(focusedItem()).to.equal('tonight/t4');
    await press('ArrowUp', 'Space');
    journal.forget('t2');
    await press('Escape');
    expect(focusedItem()).to.equal('tonight/t2');
    expect(visibleText(app.renderRoot as ShadowRoot)).not.to.contain('Continue watching');
  });

  it('speaks French', async () => {
    const { app } = await mountApp({ language: 'fr', watched: [entryOf('t0', 754)] });
    expect(visibleText(app.renderRoot as ShadowRoot)).to.contain('Continuer à regarder');
  });
});

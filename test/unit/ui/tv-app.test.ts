import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { IDLE } from '../../../src/player/player-state.ts';
import { demoCatalog, demoTitle, failure, loadedState, toDemoResource } from './demo-catalog.ts';
import { installFakeClock } from './fake-clock.ts';
import { focusedItem, mountApp, press, rendered, visibleText } from './mount-app.ts';

const T0 = toDemoResource(demoTitle('t0'));

describe('<tv-app>', () => {
  it('is accessible at home, over the exit question, in the details and in the player', async () => {
    const { app, player } = await mountApp();
    await expect(app).to.be.accessible();
    await press('Escape');
    await expect(app).to.be.accessible();
    await press('Escape', 'Enter');
    await expect(app).to.be.accessible();
    await press('Enter');
    await expect(app).to.be.accessible();
    player.set(loadedState('paused'));
    await rendered();
    await expect(app).to.be.accessible();
    player.set({ status: 'failed', resource: T0, error: failure('LICENSE_DENIED', { expressPlayCode: -4010 }) });
    await rendered();
    await expect(app).to.be.accessible();
  });

  it('starts on the first card of the first rail', async () => {
    await mountApp();
    expect(focusedItem()).to.equal('tonight/t0');
  });

  it('opens the details of the focused title on OK, with Play focused, and plays it from there', async () => {
    const { playerCommands } = await mountApp();
    await press('ArrowRight', 'Enter');
    expect(playerCommands).to.deep.equal([]);
    expect(focusedItem()).to.equal('play');
    await press('Enter');
    expect(playerCommands).to.deep.equal([{ type: 'load', resource: toDemoResource(demoTitle('t1')) }]);
    expect(focusedItem()).to.equal('waiting');
  });

  it('plays the focused title on the play key, from Home and from the details', async () => {
    const { playerCommands } = await mountApp();
    await press('ArrowDown', 'Space');
    expect(playerCommands).to.have.length(1);
    await press('Escape', 'Enter', 'Space');
    expect(playerCommands.map(({ type }) => type)).to.deep.equal(['load', 'stop', 'load']);
  });

  it('comes back from the player to the details, then to the same card, and stops what played', async () => {
    const { player, playerCommands } = await mountApp();
    await press('ArrowRight', 'ArrowRight', 'Enter', 'Enter');
    player.set(loadedState('playing', { resource: toDemoResource(demoTitle('t2')) }));
    await rendered();
    await press('Escape');
    expect(playerCommands.pop()).to.deep.equal({ type: 'stop' });
    expect(focusedItem()).to.equal('play');
    await press('Escape');
    expect(focusedItem()).to.equal('tonight/t2');
  });

  it('comes back to Home from what the play key began there', async () => {
    const { playerCommands } = await mountApp();
    await press('ArrowRight', 'Space', 'Escape');
    expect(playerCommands.map(({ type }) => type)).to.deep.equal(['load', 'stop']);
    expect(focusedItem()).to.equal('tonight/t1');
  });

  it('plays at once what is asked for elsewhere, over whatever is open, and Back leads to Home', async () => {
    const { app, playerCommands } = await mountApp();
    await press('Enter');
    app.show(demoTitle('t2'));
    await rendered();
    expect(playerCommands).to.deep.equal([{ type: 'load', resource: toDemoResource(demoTitle('t2')) }]);
    app.show(demoTitle('t2'));
    expect(playerCommands.slice(1), 'open already: it goes on').to.deep.equal([{ type: 'play' }]);
    await press('Escape');
    expect(focusedItem()).to.equal('tonight/t0');
  });

  it('reaches the exit question by Back from anywhere, and leaves only when told', async () => {
    const { player, appCommands } = await mountApp();
    await press('Enter', 'Enter');
    player.set(loadedState('paused'));
    await rendered();
    await press('Escape', 'Escape', 'Escape', 'Escape');
    expect(focusedItem()).to.equal('leave');
    await press('ArrowRight', 'Enter');
    expect(appCommands).to.deep.equal([]);
    expect(focusedItem()).to.equal('tonight/t0');
    await press('Escape', 'Enter');
    expect(appCommands).to.deep.equal([{ type: 'exit' }]);
  });

  it('takes Back in the exit question for staying', async () => {
    const { app } = await mountApp();
    await press('Escape');
    expect(visibleText(app.renderRoot as ShadowRoot)).to.contain('Leave Latchkey?');
    await press('Escape');
    expect(visibleText(app.renderRoot as ShadowRoot)).not.to.contain('Leave Latchkey?');
    expect(focusedItem()).to.equal('tonight/t0');
  });

  it('leaves a held Back to the TV', async () => {
    await mountApp();
    await sendKeys({ down: 'Escape' });
    await sendKeys({ down: 'Escape' });
    await sendKeys({ up: 'Escape' });
    await rendered();
    expect(focusedItem()).to.equal('leave');
  });

  it('shows why a title cannot be opened, and tries again', async () => {
    const clock = installFakeClock(); // Home, where a title rests, would ask as well.
    let tries = 0;
    const toResource = (): never => {
      tries += 1;
      throw failure('MEDIA_UNSUPPORTED');
    };
    const { app, playerCommands } = await mountApp({ toResource });
    await press('Space');
    expect(visibleText(app.renderRoot as ShadowRoot)).to.contain('This TV cannot play the format of this title.');
    expect(focusedItem()).to.equal('leave');
    await press('Enter');
    expect(focusedItem()).to.equal('tonight/t0');
    clock.release();
    expect(tries).to.equal(1);
    expect(playerCommands.filter(({ type }) => type === 'load')).to.deep.equal([]);
  });

  it('asks for a retry or for signing in anew when a playback has failed', async () => {
    const { player, playerCommands, appCommands } = await mountApp();
    await press('Space');
    const failed = { status: 'failed', resource: T0, error: failure('LICENSE_DENIED') } as const;
    player.set(failed);
    await rendered();
    expect(focusedItem()).to.equal('retry');
    await press('Enter');
    expect(playerCommands.pop()).to.deep.equal({ type: 'retry' });
    player.set({ status: 'authorizing', resource: T0 });
    await rendered();
    expect(focusedItem()).to.equal('waiting');
    player.set({ ...failed, error: failure('LICENSE_DENIED') });
    await rendered();
    await press('ArrowRight', 'Enter');
    expect(appCommands).to.deep.equal([{ type: 'reauthorize' }]);
  });

  it('ignores the state of the title before', async () => {
    const { app } = await mountApp({ player: { status: 'failed', resource: T0, error: failure('MEDIA_DECODE') } });
    await press('ArrowRight', 'Space');
    expect(visibleText(app.renderRoot as ShadowRoot)).not.to.contain('The TV could not show this picture.');
    expect(focusedItem()).to.equal('waiting');
  });

  it('keeps exactly one visible focus through everything that happens', async () => {
    const { player, catalog } = await mountApp({ catalog: { status: 'loading' } });
    expect(focusedItem()).to.equal('waiting');
    catalog.set({ status: 'failed', error: failure('ENTITLEMENT_UNREACHABLE') });
    await rendered();
    expect(focusedItem()).to.equal('retry');
    catalog.set(demoCatalog());
    await rendered();
    expect(focusedItem()).to.equal('tonight/t0');
    catalog.set({ ...demoCatalog(), rails: [] });
    await rendered();
    expect(focusedItem()).to.equal('empty');
    catalog.set(demoCatalog());
    await press('Enter');
    expect(focusedItem()).to.equal('play');
    await press('Enter');
    for (const status of ['playing', 'buffering', 'paused', 'ended'] as const) {
      player.set(loadedState(status));
      await rendered();
      expect(focusedItem(), status).to.be.oneOf(['picture', 'play-pause', 'play-next']);
    }
    player.set(IDLE);
    await rendered();
    expect(focusedItem()).to.equal('waiting');
  });

  it('keeps the focus when something beside it is clicked', async () => {
    const { app } = await mountApp();
    const down = new MouseEvent('mousedown', { bubbles: true, composed: true, cancelable: true });
    app.dispatchEvent(down);
    expect(down.defaultPrevented).to.equal(true);
  });

  it('speaks French', async () => {
    const { app } = await mountApp({ language: 'fr' });
    expect([app.lang, app.dir]).to.deep.equal(['fr', 'ltr']);
    await press('Escape');
    expect(visibleText(app.renderRoot as ShadowRoot)).to.contain('Quitter Latchkey');
  });

  it('mirrors the arrows where the language reads from right to left', async () => {
    const { app } = await mountApp({ language: 'ar-XB' });
    expect([app.lang, app.dir]).to.deep.equal(['ar-XB', 'rtl']);
    await press('ArrowLeft');
    expect(focusedItem()).to.equal('tonight/t1');
    await press('Escape');
    expect(visibleText(app.renderRoot as ShadowRoot)).to.contain('[Lééáávéé Láátçhkééý?]');
  });
});

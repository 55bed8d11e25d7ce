import { expect } from '@open-wc/testing';
import { demoTitle, toDemoResource } from './demo-catalog.ts';
import { focusedItem, mountApp, press, rendered } from './mount-app.ts';

describe('<tv-app>', () => {
  it('shows a title that was chosen elsewhere, also over a question, and lets go on what is open', async () => {
    const { app, playerCommands } = await mountApp();
    await press('Escape');
    app.show(demoTitle('t1'));
    await rendered();
    expect(focusedItem()).to.equal('waiting');
    app.show(demoTitle('t1')); // It goes on.
    app.show(demoTitle('t0'));
    expect(playerCommands).to.deep.equal([
      { type: 'load', resource: toDemoResource(demoTitle('t1')) },
      { type: 'play' },
      { type: 'load', resource: toDemoResource(demoTitle('t0')) },
    ]);
  });
});

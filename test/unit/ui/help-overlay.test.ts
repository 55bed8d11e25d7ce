import { expect } from '@open-wc/testing';
import type { ForeseenPlayback } from '../../../src/player/foresee-playback.ts';
import type { Track } from '../../../src/player/engine-event.ts';
import { defer } from '../lib/deferred.ts';
import { loadedState } from './demo-catalog.ts';
import { focusedItem, mountApp, press, rendered, visibleText } from './mount-app.ts';
import type { MountedApp } from './mount-app.ts';

const TRACKS: readonly Track[] = ['en', 'fr'].map((language) => ({
  ...{ kind: 'audio', id: `audio ${language}`, language, roles: ['main'] },
  isSelected: language === 'en',
}));

/** The player over Home, with a panel open behind a button of the controls. */
async function openPanel(button: 'tracks' | 'info'): Promise<MountedApp> {
  const mounted = await mountApp();
  await press('Space');
  mounted.player.set(loadedState('paused', { tracks: TRACKS }));
  await rendered();
  for (let steps = 0; focusedItem() !== button && steps < 12; steps += 1) await press('ArrowRight');
  await press('Enter');
  return mounted;
}

describe('The list of keys', () => {
  it('keeps the focus while Details learn something under it, and gives it back', async () => {
    const asked = defer<ForeseenPlayback | null>();
    const { app } = await mountApp({ foresee: () => asked.promise });
    await press('Enter', '?');
    expect(focusedItem()).to.equal('close');
    asked.resolve({ keySystem: 'widevine', level: 'L1', limit: null });
    await rendered();
    expect(visibleText(app.renderRoot as ShadowRoot)).to.contain('Widevine L1');
    expect(focusedItem()).to.equal('close');
    await press('Escape');
    expect(focusedItem()).to.equal('play');
  });

  for (const [button, item] of [
    ['tracks', 'audio audio fr'],
    ['info', 'close'],
  ] as const) {
    it(`keeps the focus while the panel '${button}' shows something else under it, and gives it back`, async () => {
      const { app, player } = await openPanel(button);
      if (button === 'tracks') await press('ArrowDown');
      await press('?');
      const list = app.renderRoot.querySelector('key-help');
      expect(list?.matches(':focus-within')).to.equal(true);
      player.set(loadedState('paused', { tracks: [...TRACKS], quality: { width: 640, height: 360, bitrateBps: 1 } }));
      await rendered();
      expect(list?.matches(':focus-within')).to.equal(true);
      await press('?');
      expect(app.renderRoot.querySelector('key-help')).to.equal(null);
      expect(focusedItem()).to.equal(item);
    });
  }
});

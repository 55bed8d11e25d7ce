import { expect } from '@open-wc/testing';
import type { Track } from '../../../../src/player/engine-event.ts';
import { cue } from '../../captions/some-cues.ts';
import { loadedState } from '../demo-catalog.ts';
import { focusedItem, press } from '../mount-app.ts';
import { openPlayer, releaseClock } from './open-player.ts';
import type { OpenPlayer } from './open-player.ts';

const track = (kind: Track['kind'], id: string, language: string, roles: string[], isSelected = false): Track => ({
  kind,
  id,
  language,
  roles,
  isSelected,
});

const TRACKS: readonly Track[] = [
  track('audio', 'a1', 'en', ['main'], true),
  track('audio', 'a2', 'fr', ['dub']),
  track('text', 't1', 'en', ['subtitle']),
  track('text', 't2', 'fr', ['caption']),
];

async function openPanel(tracks = TRACKS, language: 'en' | 'fr' = 'en'): Promise<OpenPlayer> {
  const player = await openPlayer(loadedState('playing', { tracks }), { language });
  await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
  return player;
}

describe('<player-room> tracks', () => {
  afterEach(releaseClock);

  it('are accessible', async () => {
    const { app } = await openPanel();
    releaseClock();
    await expect(app).to.be.accessible();
  });

  it('are offered only where there is a choice', async () => {
    await openPlayer(loadedState('playing', { tracks: TRACKS.slice(0, 1) }));
    await press('ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight');
    expect(focusedItem()).to.equal('quality');
  });

  it('are named by language and purpose', async () => {
    const { text } = await openPanel();
    expect(text()).to.contain('Audio English French').and.to.contain('Subtitles Off English French, captions');
  });

  it('are named in the language of the app', async () => {
    const { text } = await openPanel(TRACKS, 'fr');
    expect(text()).to.contain('Sous-titres Désactivés Anglais Français, malentendants');
  });

  it('have the focus on what is chosen, take a choice at OK and stay', async () => {
    const player = await openPanel();
    expect(focusedItem()).to.equal('audio a1');
    await press('ArrowDown', 'Enter');
    expect(player.commands).to.deep.equal([{ type: 'select-track', kind: 'audio', id: 'a2' }]);
    expect(focusedItem()).to.equal('audio a2');
  });

  it('turn subtitles on, and off again', async () => {
    const player = await openPanel();
    await press('ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowUp', 'Enter');
    expect(player.commands).to.deep.equal([
      { type: 'select-track', kind: 'text', id: 't1' },
      { type: 'select-track', kind: 'text', id: null },
    ]);
  });

  it('leave at Back to the button they came from, and stay for as long as nobody presses a key', async () => {
    const player = await openPanel();
    await player.pass(60_000);
    expect(focusedItem()).to.equal('audio a1');
    await press('Escape');
    expect(focusedItem()).to.equal('tracks');
    expect(player.commands).to.deep.equal([]);
  });
});

describe('<player-room> subtitle look', () => {
  afterEach(releaseClock);

  it('leads back at Back to where it was opened, and from there to the controls', async () => {
    const player = await openPanel();
    for (let steps = 0; focusedItem() !== 'captions' && steps < 9; steps += 1) await press('ArrowDown');
    await press('Enter');
    expect(focusedItem()).to.equal('size m');
    await press('ArrowDown', 'Escape');
    expect(focusedItem()).to.equal('captions');
    expect(player.text()).to.contain('Audio English French');
    await press('Escape');
    expect(focusedItem()).to.equal('tracks');
  });
});

describe('<player-room> beside its panel', () => {
  afterEach(releaseClock);

  it('shows subtitles in whole, as they are chosen', async () => {
    const player = await openPanel();
    await player.show(
      loadedState('playing', {
        tracks: TRACKS,
        cues: [cue(0, 9, 'As long as a line of subtitles can be. '.repeat(4))],
      }),
    );
    const boxOf = (name: string): DOMRect | undefined =>
      player.room().renderRoot.querySelector(name)?.getBoundingClientRect();
    const [subtitle, panel] = [boxOf('subtitle-layer'), boxOf('choice-panel')];
    expect(subtitle?.height).to.be.above(0);
    expect(subtitle?.right).to.be.below(panel?.left ?? 0);
  });
});

describe('<player-room> without a network', () => {
  afterEach(releaseClock);

  it('says so over the controls, whose veil would darken it', async () => {
    const player = await openPlayer(loadedState('paused', { isOnline: false }));
    expect(player.areControlsShown()).to.equal(true);
    const banner = player.room().renderRoot.querySelector('network-banner');
    const below = Array.from(player.room().renderRoot.querySelectorAll('.top, .bottom'));
    expect(below).to.not.be.empty;
    for (const element of below) {
      expect(banner?.compareDocumentPosition(element)).to.equal(Node.DOCUMENT_POSITION_PRECEDING);
    }
  });
});

describe('<player-room> live', () => {
  afterEach(releaseClock);

  const liveWindow = { start: 1000, end: 1120 };
  const live = (position: number) => loadedState('playing', { duration: Infinity, position, liveWindow });

  it('has a badge and no button at live', async () => {
    const player = await openPlayer(live(1118));
    await press('ArrowDown');
    expect(player.text()).to.contain('Live').and.not.to.contain('Go live').and.not.to.contain('Ends at');
  });

  it('says how far behind live it is, and leads back', async () => {
    const player = await openPlayer(live(1050));
    await press('ArrowDown');
    expect(player.text()).to.contain('1:10 behind live');
    await press('ArrowRight', 'ArrowRight', 'ArrowRight', 'ArrowRight', 'Enter');
    expect(player.commands).to.deep.equal([{ type: 'go-live' }]);
  });
});

describe('<player-room> subtitles', () => {
  afterEach(releaseClock);

  it('stand on screen as they are, also while paused and above the controls', async () => {
    const player = await openPlayer(loadedState('playing', { cues: [cue(0, 9, 'Dusk.\nThe lake is still.')] }));
    expect(player.text()).to.contain('Dusk. The lake is still.');
    await player.show(loadedState('paused', { cues: [cue(0, 9, 'Dusk.\nThe lake is still.')] }));
    expect(player.text()).to.contain('Dusk. The lake is still.').and.to.contain('Play');
  });
});

import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { cue } from '../../captions/some-cues.ts';
import { loadedState } from '../demo-catalog.ts';
import { focusedItem, press, rendered } from '../mount-app.ts';
import { openPlayer, openPlaying, releaseClock } from './open-player.ts';
import type { OpenPlayer } from './open-player.ts';

const TILE = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAAAAACH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
/** The fourth picture of the second row. */
const THUMBNAIL = { tileUrl: null, x: 960, y: 180, width: 320, height: 180 };

function frameOf(player: OpenPlayer): Element | null {
  const preview = player.room().renderRoot.querySelector('seek-bar')?.renderRoot.querySelector('seek-preview');
  return preview?.renderRoot.querySelector('.frame') ?? null;
}

describe('<player-room> seeking', () => {
  afterEach(releaseClock);

  it('acts at once with the controls hidden, and leaves them and the focus alone', async () => {
    const player = await openPlaying();
    await press('ArrowRight', 'ArrowRight');
    expect(player.areControlsShown()).to.equal(false);
    expect(player.text()).to.contain('10:20');
    expect(focusedItem()).to.equal('picture');
    await player.pass(599);
    expect(player.commands).to.deep.equal([]);
    await player.pass(1);
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 620 }]);
    expect(player.text()).to.equal('');
  });

  it('asks for a preview of every step, and for none once the seek is done or given up', async () => {
    const player = await openPlaying();
    await press('ArrowRight', 'ArrowRight', 'Enter');
    expect(player.previews).to.deep.equal([610, 620, null]);
    await press('ArrowLeft', 'Escape');
    expect(player.previews.slice(3)).to.deep.equal([590, null]);
    await press('Escape');
    await player.pass(1000);
    expect(player.previews).to.have.length(5);
  });

  it('shows the thumbnail over the time, dark until it is there, and the time alone where there is none', async () => {
    const player = await openPlaying({ cues: [cue(0, 9, 'Listen')] });
    await press('ArrowRight');
    expect(frameOf(player)).to.equal(null);
    await player.show(loadedState('playing', { thumbnail: THUMBNAIL }));
    expect(frameOf(player)?.getBoundingClientRect()).to.include({ width: 384, height: 216 });
    expect(frameOf(player)?.querySelector('img')).to.equal(null);
    await player.show(
      loadedState('playing', { thumbnail: { ...THUMBNAIL, tileUrl: TILE }, cues: [cue(0, 9, 'Listen')] }),
    );
    const frame = frameOf(player);
    const cut = frame?.querySelector('.window')?.getBoundingClientRect();
    expect(cut).to.deep.equal(frame?.getBoundingClientRect());
    const tile = frame?.querySelector('img')?.getBoundingClientRect();
    expect(tile?.left).to.be.closeTo((cut?.left ?? 0) - 3 * 384, 0.1);
    expect(tile?.top).to.be.closeTo((cut?.top ?? 0) - 216, 0.1);
    const subtitle = player.room().renderRoot.querySelector('subtitle-layer')?.getBoundingClientRect();
    expect(subtitle?.bottom).to.be.below(cut?.top ?? 0);
    expect(player.text()).to.contain('10:10');
  });

  it('commits at OK, without waiting', async () => {
    const player = await openPlaying();
    await press('ArrowLeft', 'Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 590 }]);
    await player.pass(1000);
    expect(player.commands).to.have.length(1);
  });

  it('is given up at Back', async () => {
    const player = await openPlaying();
    await press('ArrowRight', 'Escape');
    await player.pass(1000);
    expect(player.commands).to.deep.equal([]);
    expect(player.text()).to.equal('');
  });

  it('uses left and right on the seek bar, and moves the focus beside it', async () => {
    const player = await openPlaying();
    await press('ArrowDown', 'ArrowUp', 'ArrowRight');
    expect(focusedItem()).to.equal('seek');
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 610 }]);
    await press('ArrowDown', 'ArrowRight');
    expect(focusedItem()).to.equal('restart');
  });

  it('starts from the target of a seek that is still under way', async () => {
    const player = await openPlaying({ seekTarget: 1000 });
    await press('ArrowRight', 'Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 1010 }]);
  });

  it('follows the media keys anywhere', async () => {
    const player = await openPlaying();
    await press('ArrowDown', 'f', 'f', 'r');
    await player.pass(600);
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 610 }]);
  });

  it('mirrors the arrows, not the media keys, from right to left', async () => {
    const player = await openPlayer(loadedState('playing'), { language: 'ar-XB' });
    await press('ArrowLeft', 'Enter', 'f');
    await player.pass(600);
    expect(player.commands).to.deep.equal([
      { type: 'seek', seconds: 610 },
      { type: 'seek', seconds: 610 },
    ]);
  });

  it('climbs while the key is held', async () => {
    const player = await openPlaying();
    await sendKeys({ down: 'ArrowRight' });
    const pressedAtMs = performance.now();
    while (performance.now() - pressedAtMs < 450) await rendered();
    await sendKeys({ down: 'ArrowRight' });
    await sendKeys({ up: 'ArrowRight' });
    await player.pass(600);
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 630 }]);
  });

  it('goes to where the seek bar is clicked', async () => {
    const player = await openPlaying();
    await press('ArrowDown');
    const bar = player.room().renderRoot.querySelector('seek-bar')?.renderRoot.querySelector('.bar');
    const { left, top, width, height } = bar?.getBoundingClientRect() ?? new DOMRect();
    await sendMouse({ type: 'click', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
    const [command] = player.commands;
    expect(player.commands).to.have.length(1);
    expect(command?.type === 'seek' && Math.round(command.seconds / 10)).to.equal(294);
  });
});

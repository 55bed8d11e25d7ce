import { expect } from '@open-wc/testing';
import type { Track } from '../../../../src/player/engine-event.ts';
import type { Loaded } from '../../../../src/player/player-state.ts';
import type { AppCommand } from '../../../../src/ui/app-command.ts';
import { deepActiveElement } from '../../../../src/remote/focus-controller.ts';
import { loadedState } from '../demo-catalog.ts';
import { focusedItem, press } from '../mount-app.ts';
import type { MountOptions } from '../mount-app.ts';
import { openPlayer, releaseClock } from './open-player.ts';
import type { OpenPlayer } from './open-player.ts';

const RENDITIONS = [240, 360, 480, 720, 1080].map((height) => ({
  width: height * 2,
  height,
  bitrateBps: height * 3000,
}));

const TRACKS: readonly Track[] = [
  { kind: 'audio', id: 'a1', language: 'en', roles: ['main'], isSelected: true },
  { kind: 'audio', id: 'a2', language: 'en', roles: ['main'], isSelected: false },
  { kind: 'audio', id: 'a3', language: 'fr', roles: ['description'], isSelected: false },
  { kind: 'text', id: 't1', language: 'und', roles: [], isSelected: false },
  { kind: 'text', id: 't2', language: 'fr', roles: ['caption'], isSelected: false },
  { kind: 'text', id: 't3', language: 'fr', roles: ['forced-subtitle'], isSelected: false },
];

interface OpenPanel extends OpenPlayer {
  readonly appCommands: AppCommand[];
  /** The box of what has the focus, and of the panel, on the canvas of 1920x1080. */
  focusBox(): DOMRect;
  panelBox(): DOMRect;
}

/** From the picture, over the controls, to the panel behind a button. */
async function openPanel(
  button: 'tracks' | 'quality' | 'info',
  change: Partial<Loaded>,
  options: MountOptions = {},
): Promise<OpenPanel> {
  const player = await openPlayer(loadedState('playing', change), options);
  const appCommands: AppCommand[] = [];
  player.app.addEventListener('app-command', ({ detail }) => appCommands.push(detail));
  await press('ArrowUp');
  const onwards = options.language === 'ar-XB' ? 'ArrowLeft' : 'ArrowRight';
  for (let steps = 0; focusedItem() !== button && steps < 12; steps += 1) await press(onwards);
  await press('Enter');
  const boxOf = (element: Element | null): DOMRect => (element ?? document.body).getBoundingClientRect();
  return Object.assign(player, {
    appCommands,
    focusBox: () => boxOf(deepActiveElement()),
    panelBox: () => boxOf(player.room().renderRoot.querySelector('.panel')),
  });
}

describe('<player-room> what is heard and read', () => {
  afterEach(releaseClock);

  it('is remembered by language and purpose, as far as a track tells them', async () => {
    const { commands, appCommands } = await openPanel('tracks', { tracks: TRACKS });
    await press('ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown', 'ArrowDown', 'Enter', 'ArrowDown', 'Enter');
    expect(commands.map((command) => 'id' in command && command.id)).to.deep.equal(['a3', 't1', 't2']);
    const french = { language: 'fr', role: 'caption' };
    expect(appCommands).to.deep.equal([
      { type: 'change-settings', settings: { audio: { language: 'fr', role: 'description' } } },
      { type: 'change-settings', settings: { subtitles: french, lastSubtitles: french } },
    ]);
  });

  it('tells two of a name apart, and offers no forced subtitles', async () => {
    const { text } = await openPanel('tracks', { tracks: TRACKS });
    expect(text()).to.contain(
      'Audio English English 2 French, audio description Subtitles Off Unknown language French, captions',
    );
    expect(text().match(/French/g)).to.have.lengthOf(2);
  });
});

/** Goes down to the end; each choice has to be in sight when it has the focus. What was seen, in its order. */
async function walkDown(player: OpenPanel): Promise<readonly string[]> {
  player.app.style.setProperty('--time-move', '0ms');
  const seen: string[] = [];
  for (let steps = 0; steps < 40 && focusedItem() !== seen[seen.length - 1]; steps += 1) {
    seen.push(focusedItem());
    const { top, bottom } = player.focusBox();
    expect(top, focusedItem()).to.be.at.least(player.panelBox().top);
    expect(bottom, focusedItem()).to.be.at.most(player.panelBox().bottom);
    await press('ArrowDown');
  }
  return seen;
}

describe('<player-room> with more choices than fit', () => {
  afterEach(releaseClock);

  it('has each in sight when it has the focus', async () => {
    const tracks = Array.from({ length: 20 }, (_, at): Track => ({
      ...{ kind: 'audio', id: `a${at}`, language: 'en', roles: [], isSelected: at === 0 },
    }));
    expect(await walkDown(await openPanel('tracks', { tracks }))).to.have.lengthOf(20);
  });

  it('has each in sight where the words of a language take more lines than others', async () => {
    const player = await openPanel('tracks', { tracks: TRACKS }, { language: 'ar-XB' });
    player.app.style.setProperty('--size-label', '52px');
    const ways = await walkDown(player);
    expect(ways.length).to.be.greaterThan(5);
    await press('Enter');
    expect((await walkDown(player))[0]).to.match(/^size /);
  });
});

describe('<player-room> quality', () => {
  afterEach(releaseClock);

  it('is accessible, opens on what holds, and asks for a limit of all titles', async () => {
    const player = await openPanel('quality', { renditions: RENDITIONS });
    expect(focusedItem()).to.equal('auto');
    await press('ArrowDown', 'Enter');
    expect(player.appCommands).to.deep.equal([{ type: 'change-settings', settings: { maxBitrateBps: 720_000 } }]);
    expect(player.commands).to.deep.equal([]);
    releaseClock();
    await expect(player.app).to.be.accessible();
  });

  it('has the speeds in lines, which arrows follow in the direction of reading', async () => {
    const player = await openPanel('quality', {}, { language: 'ar-XB' });
    expect(player.panelBox().left).to.equal(player.room().getBoundingClientRect().left);
    await press('ArrowDown');
    const { top } = player.focusBox();
    for (const way of ['ArrowLeft', 'ArrowLeft', 'ArrowRight', 'ArrowRight']) {
      await press(way);
      expect(player.focusBox().top, focusedItem()).to.equal(top);
    }
    await press('ArrowDown', 'Enter');
    expect(focusedItem()).to.equal('rate 1.25');
    expect(player.commands).to.deep.equal([{ type: 'set-rate', rate: 1.25 }]);
  });

  it('leads back to its button', async () => {
    await openPanel('quality', { renditions: RENDITIONS });
    await press('Escape');
    expect(focusedItem()).to.equal('quality');
  });
});

describe('<player-room> info', () => {
  afterEach(releaseClock);

  const measured = (droppedFrames: number): Partial<Loaded> => ({
    quality: { width: 1280, height: 720, bitrateBps: 1_640_000 },
    statistics: { bufferAhead: 14, droppedFrames, bandwidthBps: null, keySystem: null, licenses: null },
  });

  it('is accessible, and measures once a second for as long as it is open', async () => {
    const player = await openPanel('info', measured(3));
    expect(player.text()).to.contain('Picture 1280 × 720 Bit rate 1.6 Mbit/s Loaded ahead 14 s Dropped frames 3');
    expect(player.commands).to.deep.equal([{ type: 'measure' }]);
    await player.pass(3000);
    expect(player.commands).to.have.lengthOf(4);
    await press('Escape');
    expect(focusedItem()).to.equal('info');
    await player.pass(3000);
    expect(player.commands).to.have.lengthOf(4);
    await press('Enter');
    releaseClock();
    await expect(player.app).to.be.accessible();
  });

  it('keeps the focus while it shows other numbers, and closes by its button, too', async () => {
    const player = await openPanel('info', measured(3));
    const focused = deepActiveElement();
    await player.show(loadedState('playing', measured(41)));
    expect(player.text()).to.contain('Dropped frames 41');
    expect(deepActiveElement()).to.equal(focused);
    expect(focusedItem()).to.equal('close');
    await press('Enter');
    expect(focusedItem()).to.equal('info');
  });
});

import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { createStore } from '../../../../src/lib/store.ts';
import { BROWSER_KEYS } from '../../../../src/platform/browser/browser-platform.ts';
import { TIZEN_KEYS } from '../../../../src/platform/tizen/tizen-platform.ts';
import { WEBOS_KEYS } from '../../../../src/platform/webos/webos-platform.ts';
import type { Track } from '../../../../src/player/engine-event.ts';
import { DEFAULT_SETTINGS } from '../../../../src/player/viewer-settings.ts';
import type { FeedTitle } from '../../../../src/storefront/feed.ts';
import { demoTitle, loadedState } from '../demo-catalog.ts';
import { focusedItem, press, rendered } from '../mount-app.ts';
import { openPlayer, openPlaying, releaseClock } from './open-player.ts';
import type { OpenPlayer } from './open-player.ts';

const text = (id: string, language: string, isSelected = false): Track => ({
  ...{ kind: 'text', id, language, roles: ['subtitle'], isSelected },
});
const CHAPTERS: FeedTitle['chapters'] = [
  { start: 0, title: { en: 'Dusk' } },
  { start: 900, title: { en: 'Night' } },
  { start: 600.5, title: { en: 'Evening' } },
  { start: 9999, title: { en: 'After the end' } },
];

/** A key by its maker's code, as a TV sends it. */
async function send(...codes: number[]): Promise<void> {
  for (const keyCode of codes) {
    window.dispatchEvent(Object.assign(new KeyboardEvent('keydown', { keyCode, cancelable: true }), {}));
    await rendered();
  }
}

async function openWith(
  keyMap: typeof TIZEN_KEYS,
  change: Parameters<typeof openPlaying>[0] = {},
): Promise<OpenPlayer> {
  const player = await openPlaying(change);
  player.app.keyMap = keyMap;
  await rendered();
  return player;
}

function openChapters(): Promise<OpenPlayer> {
  const rails = [{ id: 'one', title: { en: 'One' }, titles: [demoTitle('t0', { chapters: CHAPTERS })] }];
  return openPlayer(loadedState('playing'), { catalog: { status: 'ready', rails, rejected: [] } });
}

function pointerOf(player: OpenPlayer): string {
  const picture = player.room().renderRoot.querySelector('.picture');
  return picture ? getComputedStyle(picture).cursor : '';
}

describe('<player-room> keys', () => {
  afterEach(releaseClock);

  for (const [maker, keyMap, codes] of [
    ['Samsung', TIZEN_KEYS, [19, 415, 10252]],
    ['LG', WEBOS_KEYS, [19, 415]],
  ] as const) {
    it(`of ${maker} play and pause at once, with a small hint`, async () => {
      const player = await openWith(keyMap);
      await send(...codes);
      const wanted = ['pause', 'play', 'pause'].slice(0, codes.length);
      expect(player.commands.map(({ type }) => type)).to.deep.equal(wanted);
      expect(player.areControlsShown()).to.equal(false);
      const hint = player.room().renderRoot.querySelector('mini-hint');
      expect(hint?.renderRoot.querySelector('p')).not.to.equal(null);
      await player.pass(1500);
      expect(hint?.renderRoot.querySelector('p')).to.equal(null);
    });

    it(`of ${maker} that mean nothing here do no harm`, async () => {
      const player = await openWith(keyMap);
      await send(427, 428, 33, 34, 48, 57, 457, 458, 10253, 403, 404, 406);
      expect(player.commands).to.deep.equal([]);
      expect(focusedItem()).to.be.oneOf(['picture', 'play-pause']);
    });
  }

  it('turn subtitles off by the yellow one, and on again in the language they last had', async () => {
    const tracks = [text('t1', 'en'), text('t2', 'fr', true)];
    const player = await openWith(TIZEN_KEYS, { tracks });
    const french = { language: 'fr', role: 'subtitle' } as const;
    player.app.settings = createStore({ ...DEFAULT_SETTINGS, subtitles: french, lastSubtitles: french });
    player.app.addEventListener('app-command', ({ detail }) => {
      if (detail.type !== 'change-settings') return;
      player.app.settings = createStore({ ...player.app.settings.get(), ...detail.settings });
    });
    await send(405);
    expect(player.text()).to.equal('Subtitles: Off');
    await player.show(loadedState('playing', { tracks: tracks.map((track) => ({ ...track, isSelected: false })) }));
    await send(405);
    expect(player.text()).to.equal('Subtitles: French');
    const chosen = player.commands.flatMap((command) => (command.type === 'select-track' ? [command.id] : []));
    expect(chosen).to.deep.equal([null, 't2']);
  });

  it('turn on those in the language of the app first, and do nothing where there are none', async () => {
    const player = await openWith(TIZEN_KEYS, { tracks: [text('t1', 'fr'), text('t2', 'en')] });
    await send(405);
    expect(player.commands).to.deep.equal([{ type: 'select-track', kind: 'text', id: 't2' }]);
    await player.show(loadedState('playing'));
    await send(405);
    expect(player.commands).to.have.length(1);
  });

  it('act in a panel as well, and leave it open', async () => {
    const player = await openWith(BROWSER_KEYS, { tracks: [text('t1', 'en')] });
    await press('m', 'k');
    expect(player.commands).to.deep.equal([{ type: 'pause' }]);
    expect(player.room().renderRoot.querySelector('.panel')).not.to.equal(null);
  });

  it('of a held rewind or fast-forward go from chapter to chapter, in the order of time', async () => {
    const player = await openChapters();
    player.app.keyMap = TIZEN_KEYS;
    await send(10233);
    await player.show(loadedState('playing', { seekTarget: 600.5 }));
    await send(10233, 10232);
    const seeks = player.commands.flatMap((command) => (command.type === 'seek' ? [command.seconds] : []));
    expect(seeks).to.deep.equal([600.5, 900, 0]);
  });

  it('go as far as a held key where there is no chapter', async () => {
    const player = await openWith(TIZEN_KEYS);
    await send(10233, 10232);
    expect(player.commands.map((command) => command.type === 'seek' && command.seconds)).to.deep.equal([660, 540]);
  });

  it('show which letters there are at `?`, above a playing title, until Back', async () => {
    const player = await openWith(BROWSER_KEYS);
    await sendKeys({ press: '?' });
    await rendered();
    expect(focusedItem()).to.equal('close');
    await player.show(loadedState('playing', { position: 601 }));
    expect(focusedItem()).to.equal('close');
    releaseClock();
    await expect(player.app).to.be.accessible();
    await press('Escape');
    expect(focusedItem()).to.equal('picture');
    expect(player.commands).to.deep.equal([]);
  });

  it('say how far a seek leads, and into which chapter', async () => {
    const player = await openChapters();
    await press('ArrowRight');
    expect(player.text()).to.contain('+10 s').and.to.contain('Evening 10:10');
    await press('ArrowLeft', 'ArrowLeft');
    expect(player.text()).to.contain('−10 s').and.to.contain('Dusk 9:50');
    const bar = player.room().renderRoot.querySelector('seek-bar');
    expect(bar?.renderRoot.querySelectorAll('.mark')).to.have.length(2);
  });

  it('find a seek clamped where the title turns out to be shorter', async () => {
    const player = await openPlaying({ position: 5800 });
    await press('ArrowRight');
    await player.show(loadedState('playing', { position: 3000, duration: 3005 }));
    await press('Enter');
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 3005 }]);
  });

  it('leave the controls on screen while the TV reads aloud', async () => {
    const player = await openPlaying();
    player.app.reads = true;
    await rendered();
    await press('ArrowDown');
    await player.pass(60_000);
    expect(player.areControlsShown()).to.equal(true);
  });

  it('share the picture with a pointer that hides as the controls do, and a wheel that seeks', async () => {
    const player = await openPlaying();
    await sendMouse({ type: 'move', position: [400, 300] });
    await sendMouse({ type: 'move', position: [420, 310] });
    await rendered();
    expect(player.areControlsShown()).to.equal(true);
    expect(pointerOf(player)).not.to.equal('none');
    await player.pass(5000);
    expect(player.areControlsShown()).to.equal(false);
    expect(pointerOf(player)).to.equal('none');
    player.room().dispatchEvent(new WheelEvent('wheel', { deltaY: -100 }));
    await player.pass(600);
    expect(player.commands).to.deep.equal([{ type: 'seek', seconds: 610 }]);
  });
});

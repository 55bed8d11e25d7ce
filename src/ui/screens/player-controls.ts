import { html, nothing } from 'lit';
import type { Loaded } from '../../player/player-state.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import { formatMediaTime, formatWallClock } from '../format-time.ts';
import type { IconName } from '../icons.ts';
import { localized, strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import '../components/choice-button.ts';
import '../components/wall-clock.ts';
import { playbackPosition, secondsBehindLive } from './playback-position.ts';
import { isRunning } from './player-view.ts';
import type { RoomScene } from './room-scene.ts';
import { renderSeekBar } from './seek-slider.ts';

export interface ControlsView {
  readonly scene: RoomScene;
  readonly name: string;
  readonly target: number | null;
  readonly nowMs: number;
  readonly language: Language;
  readonly direction: Direction;
  readonly onPick: (event: CustomEvent<number>) => void;
}

export type ControlItem =
  'seek' | 'play-pause' | 'restart' | 'back' | 'forward' | 'next' | 'live' | 'tracks' | 'quality' | 'info';

/** What can be focused while the controls are there. At the end the next thing to do is another one: it remembers nothing. */
export function controlsScope(scene: RoomScene): FocusScope {
  const buttons = buttonsOf(scene);
  const rows = [
    { id: 'seek', items: ['seek'] },
    { id: 'buttons', items: buttons },
  ];
  if (scene.state.status !== 'ended') return { id: 'controls', first: 'play-pause', rows };
  return { id: 'ended', first: scene.next === null ? 'restart' : 'next', rows };
}

function buttonsOf({ state, restartAt, next }: RoomScene): readonly ControlItem[] {
  const restart: readonly ControlItem[] = restartAt === null ? [] : ['restart'];
  const following: readonly ControlItem[] = next === null ? [] : ['next'];
  const live: readonly ControlItem[] = secondsBehindLive(state) === null ? [] : ['live'];
  const tracks: readonly ControlItem[] = hasTrackChoice(state) ? ['tracks'] : [];
  return ['play-pause', ...restart, 'back', 'forward', ...following, ...live, ...tracks, 'quality', 'info'];
}

/** Whether there is anything to choose: two languages to hear, or subtitles. */
export function hasTrackChoice({ tracks }: Loaded): boolean {
  return tracks.some(({ kind }) => kind === 'text') || tracks.filter(({ kind }) => kind === 'audio').length > 1;
}

/** Title and time above, seek bar and buttons below. */
export function renderControls(view: ControlsView): unknown {
  const endsAt = endTime(view);
  const { programme } = view.scene;
  return html`
    <div class="top">
      <div class="names">
        <h1>${view.name}</h1>
        ${programme === null ? nothing : html`<p>${programme.title}</p>`}
      </div>
      ${renderLive(view.scene)}
      <div class="times">
        <wall-clock .language=${view.language}></wall-clock>
        ${endsAt === null ? nothing : html`<p>${strings.endsAt(endsAt)}</p>`}
      </div>
    </div>
    <div class="bottom">${renderSeekBar(view)} ${renderButtons(view)}</div>
  `;
}

/** Alone over the picture while a seek is chosen with the controls hidden. */
export function renderSeekHint(view: ControlsView): unknown {
  return html`<div class="bottom">${renderSeekBar(view)}</div>`;
}

/** The badge of a live stream, or how far behind it the picture is. */
function renderLive({ state }: RoomScene): unknown {
  if (!state.liveWindow) return nothing;
  const behind = secondsBehindLive(state);
  return behind === null
    ? html`<p class="live">${strings.live}</p>`
    : html`<p class="live behind">${strings.behindLive(formatMediaTime(behind))}</p>`;
}

function renderButtons({ scene, language }: ControlsView): unknown {
  const toggle = isRunning(scene.state) ? strings.pause : strings.play;
  const next = scene.next === null ? '' : strings.nextName(localized(scene.next.title, language));
  const buttons: Readonly<Record<Exclude<ControlItem, 'seek'>, readonly [IconName, string, string?]>> = {
    'play-pause': [isRunning(scene.state) ? 'pause' : 'play', toggle],
    restart: ['restart', strings.fromStart],
    back: ['back', strings.back10, strings.back10Name],
    forward: ['forward', strings.forward10, strings.forward10Name],
    next: ['next', strings.next, next],
    live: ['live', strings.goLive],
    tracks: ['tracks', strings.tracksButton],
    quality: ['quality', '', strings.quality],
    info: ['info', '', strings.info.button],
  };
  return html`<div class="buttons">
    ${buttonsOf(scene).map((item) => (item === 'seek' ? nothing : renderButton(item, ...buttons[item])))}
  </div>`;
}

export function renderButton(item: string, icon: IconName | '', label: string, name = label): unknown {
  return html`<choice-button
    class="focusable"
    role="button"
    tabindex="-1"
    data-focus=${item}
    aria-label=${name}
    .icon=${icon}
    .label=${label}
  ></choice-button>`;
}

function endTime({ scene: { state }, target, nowMs, language }: ControlsView): string | null {
  if (state.status === 'ended' || state.liveWindow || !(state.duration > 0) || !Number.isFinite(state.duration))
    return null;
  const left = state.duration - (target ?? playbackPosition(state));
  return formatWallClock(nowMs + left * 1000, language);
}

import { css, html, nothing } from 'lit';
import type { Loaded } from '../../player/player-state.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import { formatMediaTime, formatWallClock } from '../format-time.ts';
import type { IconName } from '../icons.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import '../components/choice-button.ts';
import '../components/seek-bar.ts';
import '../components/wall-clock.ts';
import { playbackPosition, secondsBehindLive, seekRange } from './playback-position.ts';
import type { LoadedState } from './player-view.ts';

export interface ControlsView {
  readonly state: LoadedState;
  readonly name: string;
  readonly target: number | null;
  readonly nowMs: number;
  readonly language: Language;
  readonly direction: Direction;
  readonly onPick: (event: CustomEvent<number>) => void;
}

export type ControlItem = 'seek' | 'play-pause' | 'restart' | 'back' | 'forward' | 'live' | 'tracks';

/** What can be focused while the controls are there. At the end the next thing to do is another one: it remembers nothing. */
export function controlsScope(state: LoadedState): FocusScope {
  const rows = [
    { id: 'seek', items: ['seek'] },
    { id: 'buttons', items: buttonsOf(state) },
  ];
  return state.status === 'ended'
    ? { id: 'ended', first: 'restart', rows }
    : { id: 'controls', first: 'play-pause', rows };
}

function buttonsOf(state: LoadedState): readonly ControlItem[] {
  const live: readonly ControlItem[] = secondsBehindLive(state) === null ? [] : ['live'];
  const tracks: readonly ControlItem[] = hasTrackChoice(state) ? ['tracks'] : [];
  return ['play-pause', 'restart', 'back', 'forward', ...live, ...tracks];
}

/** Whether there is anything to choose: two languages to hear, or subtitles. */
function hasTrackChoice({ tracks }: Loaded): boolean {
  return tracks.some(({ kind }) => kind === 'text') || tracks.filter(({ kind }) => kind === 'audio').length > 1;
}

export const controlsStyles = css`
  .top,
  .bottom {
    position: absolute;
    left: 0;
    width: 100%;
    padding: var(--safe-y) var(--safe-x);
  }
  .top {
    display: flex;
    align-items: flex-start;
    top: 0;
    height: var(--scrim-top);
    background: linear-gradient(
      to bottom,
      var(--color-veil-strong) 0%,
      var(--color-veil) 34%,
      var(--color-veil-light) 64%,
      var(--color-clear) 100%
    );
  }
  .bottom {
    display: flex;
    flex-direction: column;
    justify-content: flex-end;
    bottom: 0;
    height: var(--scrim-bottom);
    background: linear-gradient(
      to top,
      var(--color-veil-strong) 12%,
      var(--color-veil) 46%,
      var(--color-veil-light) 70%,
      var(--color-clear) 100%
    );
  }
  .top h1 {
    flex: 1;
    overflow: hidden;
    font-size: var(--size-title);
    font-weight: var(--weight-strong);
    letter-spacing: var(--tracking-title);
    line-height: 1.2;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  .times {
    -webkit-margin-start: var(--space-xl);
    text-align: end;
  }
  .times p {
    color: var(--color-text-quiet);
    font-size: var(--size-label);
  }
  .live {
    align-self: flex-start;
    padding: var(--space-hair) var(--space-s);
    border-radius: var(--radius-s);
    background: var(--color-live);
    font-size: var(--size-label);
    font-weight: var(--weight-strong);
    white-space: nowrap;
  }
  .live.behind {
    background: var(--color-control);
  }
  .buttons {
    display: flex;
    margin-top: var(--space-l);
  }
  .buttons > * + * {
    -webkit-margin-start: var(--space-m);
  }
  seek-bar {
    outline: none;
  }
`;

/** Title and time above, seek bar and buttons below. */
export function renderControls(view: ControlsView): unknown {
  const endsAt = endTime(view);
  return html`
    <div class="top">
      <h1>${view.name}</h1>
      ${renderLive(view)}
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
function renderLive({ state }: ControlsView): unknown {
  if (!state.liveWindow) return nothing;
  const behind = secondsBehindLive(state);
  return behind === null
    ? html`<p class="live">${strings.live}</p>`
    : html`<p class="live behind">${strings.behindLive(formatMediaTime(behind))}</p>`;
}

function renderSeekBar({ state, target, direction, onPick }: ControlsView): unknown {
  const { start, end } = seekRange(state);
  const position = playbackPosition(state);
  const shown = target ?? position;
  return html`<seek-bar
    role="slider"
    tabindex="-1"
    data-focus="seek"
    aria-label=${strings.position}
    aria-valuemin="0"
    aria-valuemax=${Math.round(end - start)}
    aria-valuenow=${Math.round(shown - start)}
    aria-valuetext=${spokenPosition(state, shown)}
    .start=${start}
    .end=${end}
    .position=${position}
    .bufferedUntil=${state.bufferedUntil}
    .target=${target}
    .thumbnail=${state.thumbnail}
    .direction=${direction}
    @seek-pick=${onPick}
  ></seek-bar>`;
}

/** Of media time, as it is said: `0:20 of 1:01`. */
export function spokenPosition(state: LoadedState, seconds: number): string {
  const { start, end } = seekRange(state);
  return strings.positionOf(formatMediaTime(seconds - start), formatMediaTime(end - start));
}

function renderButtons({ state }: ControlsView): unknown {
  const isRunning = state.status === 'playing' || state.status === 'buffering';
  const toggle = isRunning ? strings.pause : strings.play;
  return html`<div class="buttons">
    ${renderButton('play-pause', isRunning ? 'pause' : 'play', toggle, toggle)}
    ${renderButton('restart', 'restart', strings.fromStart, strings.fromStart)}
    ${renderButton('back', 'back', strings.back10, strings.back10Name)}
    ${renderButton('forward', 'forward', strings.forward10, strings.forward10Name)}
    ${secondsBehindLive(state) === null ? nothing : renderButton('live', 'live', strings.goLive, strings.goLive)}
    ${hasTrackChoice(state) ? renderButton('tracks', 'tracks', strings.tracksButton, strings.tracksButton) : nothing}
  </div>`;
}

function renderButton(item: ControlItem, icon: IconName, label: string, name: string): unknown {
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

function endTime({ state, target, nowMs, language }: ControlsView): string | null {
  if (state.status === 'ended' || state.liveWindow || !(state.duration > 0) || !Number.isFinite(state.duration))
    return null;
  const left = state.duration - (target ?? playbackPosition(state));
  return formatWallClock(nowMs + left * 1000, language);
}

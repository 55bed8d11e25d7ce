import { html } from 'lit';
import { formatMediaTime } from '../format-time.ts';
import { strings } from '../strings.ts';
import { markAt } from '../timeline.ts';
import '../components/seek-bar.ts';
import { playbackPosition, seekRange } from './playback-position.ts';
import type { ControlsView } from './player-controls.ts';
import type { RoomScene } from './room-scene.ts';

/** The seek bar, with what a screen reader says of it. */
export function renderSeekBar({ scene, target, language, direction, onPick }: ControlsView): unknown {
  const { state, marks } = scene;
  const { start, end } = seekRange(state);
  const position = playbackPosition(state);
  const shown = target ?? position;
  const isLive = state.liveWindow !== null;
  return html`<seek-bar
    role="slider"
    tabindex="-1"
    data-focus="seek"
    aria-label=${strings.position}
    aria-valuemin="0"
    aria-valuemax=${Math.round(end - start)}
    aria-valuenow=${Math.round(shown - start)}
    aria-valuetext=${spokenPosition(scene, shown)}
    .start=${start}
    .end=${end}
    .position=${position}
    .bufferedUntil=${state.bufferedUntil}
    .target=${target}
    .thumbnail=${state.thumbnail}
    .marks=${marks}
    .isLive=${isLive}
    .language=${language}
    .direction=${direction}
    @seek-pick=${onPick}
  ></seek-bar>`;
}

/** Of media time, as it is said: `0:20 of 1:01`, with the chapter or programme that it lies in. */
export function spokenPosition({ state, marks }: RoomScene, seconds: number): string {
  const { start, end } = seekRange(state);
  const said =
    state.liveWindow === null
      ? strings.positionOf(formatMediaTime(seconds - start), formatMediaTime(end - start))
      : strings.behindLive(formatMediaTime(end - seconds));
  const part = markAt(marks, seconds)?.title ?? '';
  return part === '' ? said : `${said}, ${part}`;
}

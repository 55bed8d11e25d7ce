import type { FeedTitle } from '../../storefront/feed.ts';
import { offerAt } from '../offers.ts';
import type { Offer } from '../offers.ts';
import { programmeAt, programmesIn } from '../programmes.ts';
import type { OnAir } from '../programmes.ts';
import type { Language } from '../strings.ts';
import { chapterMarks, tidyMarks } from '../timeline.ts';
import type { Mark } from '../timeline.ts';
import { playbackPosition, seekRange } from './playback-position.ts';
import type { LoadedState } from './player-view.ts';

/** What the feed and the playback together say of this moment. */
export interface RoomScene {
  readonly state: LoadedState;
  /** What is on, of a channel that tells it. */
  readonly programme: OnAir | null;
  /** Chapters of a title, programmes of a channel. */
  readonly marks: readonly Mark[];
  /** Where "From the start" leads: `null` where that is out of reach. */
  readonly restartAt: number | null;
  /** What can be gone on with. */
  readonly next: FeedTitle | null;
}

export function describeScene(
  state: LoadedState,
  film: FeedTitle | null,
  next: FeedTitle | null,
  language: Language,
): RoomScene {
  const range = seekRange(state);
  const { liveWindow } = state;
  if (liveWindow === null) {
    const marks = chapterMarks(film?.chapters ?? [], range, language);
    return { state, programme: null, marks, restartAt: range.start, next };
  }
  const programmes = programmesIn(film?.programmes ?? [], liveWindow, language);
  const programme = programmeAt(programmes, playbackPosition(state));
  const isInReach = programme !== null && programme.start >= range.start;
  // What was on when the window begins has its name, though its start is out of reach.
  const starts = programmes.map(({ start, title }) => ({ start: Math.max(start, range.start), title }));
  const restartAt = isInReach ? programme.start : null;
  return { state, programme, marks: tidyMarks(starts, range), restartAt, next };
}

/** Nothing is offered on a channel: it has neither an intro nor an end. */
export function sceneOffer(scene: RoomScene | null, film: FeedTitle | null): Offer | null {
  if (!scene || scene.state.liveWindow) return null;
  const { state, next } = scene;
  return offerAt({
    markers: film?.markers,
    position: playbackPosition(state),
    duration: state.duration,
    hasEnded: state.status === 'ended',
    hasNext: next !== null,
  });
}

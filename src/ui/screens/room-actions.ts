import { sendPlayerCommand } from '../commands.ts';
import { strings } from '../strings.ts';
import { neighbourMark } from '../timeline.ts';
import { seekRange, playbackPosition } from './playback-position.ts';
import { isRunning } from './player-view.ts';
import type { RoomContext } from './room-context.ts';
import type { RoomScene } from './room-scene.ts';

/** OK on an item, or a click. */
export function activateItem(room: RoomContext, item: string): void {
  const { scene, controls, scrub } = room;
  if (!scene) return;
  const tap = { isRepeat: false, atMs: performance.now() };
  if (item === 'skip') {
    skip(room);
    return;
  }
  if (item === 'play-next' || item === 'next') {
    playNext(room, scene);
    return;
  }
  if (item === 'not-now') {
    room.offers.decline();
    return;
  }
  controls.wake();
  if (item === 'restart') restart(room, scene);
  else if (item === 'tracks' || item === 'quality' || item === 'info') room.openPanel(item);
  else if (item === 'live') sendPlayerCommand(room.host, { type: 'go-live' });
  else if (item === 'back') scrub.step({ ...tap, direction: -1 });
  else if (item === 'forward') scrub.step({ ...tap, direction: 1 });
  else if (item === 'play-pause') togglePlayback(room, scene, 'play-pause', false);
}

/** Asks for playing or pausing, and says so over the picture. */
export function togglePlayback(
  { host, hints }: RoomContext,
  { state }: RoomScene,
  key: 'play' | 'pause' | 'play-pause',
  isHinted = true,
): void {
  const wanted = key === 'play-pause' ? (isRunning(state) ? 'pause' : 'play') : key;
  sendPlayerCommand(host, { type: wanted });
  if (isHinted) hints.show({ icon: wanted, name: wanted === 'play' ? strings.play : strings.pause, label: '' });
}

/** Only where there is one. */
export function playNext(room: RoomContext, { next }: RoomScene): void {
  room.scrub.cancel();
  if (next !== null) room.play(next);
}

/** As far as the ladder of a held key goes. */
const FAR_S = 60;

/** To the next mark on the bar, or the one before; where there is none, as far as a held key steps. */
export function jump({ host, scrub }: RoomContext, { state, marks }: RoomScene, direction: 1 | -1): void {
  const { start, end } = seekRange(state);
  const from = scrub.target ?? playbackPosition(state);
  const seconds = neighbourMark(marks, from, direction)?.start ?? from + direction * FAR_S;
  scrub.cancel();
  sendPlayerCommand(host, { type: 'seek', seconds: Math.min(Math.max(seconds, start), end) });
}

function skip({ host, offers, scrub }: RoomContext): void {
  const { offer } = offers;
  if (!offer || offer.kind === 'next-up') return;
  scrub.cancel();
  sendPlayerCommand(host, { type: 'seek', seconds: offer.to });
}

function restart({ host, scrub }: RoomContext, { state, restartAt }: RoomScene): void {
  if (restartAt === null) return;
  scrub.cancel();
  sendPlayerCommand(host, { type: 'seek', seconds: restartAt });
  if (state.status !== 'playing') sendPlayerCommand(host, { type: 'play' });
}

import type { Direction } from '../../remote/focus-grid.ts';
import type { RemoteKey } from '../../remote/remote-key.ts';
import type { KeyPress } from '../../remote/remote-keys.ts';
import { hasTrackChoice } from './player-controls.ts';
import { jump, playNext, togglePlayback } from './room-actions.ts';
import type { RoomContext } from './room-context.ts';
import type { RoomScene } from './room-scene.ts';
import { pressSubtitleKey } from './subtitle-key.ts';

/** A key in the player room. Whether it is used up: only a Back is not, once nothing lies over the picture. */
export function pressRoomKey(room: RoomContext, press: KeyPress): boolean {
  const { scene } = room;
  if (!scene) return false;
  if (pressMediaKey(room, scene, press)) return true;
  if (room.panel !== null) return pressInPanel(room, press);
  if (press.key === 'back') return stepBack(room, scene);
  pressOverPicture(room, press);
  return true;
}

/** Keys that mean the same wherever the focus is, and act at once. */
function pressMediaKey(room: RoomContext, scene: RoomScene, { key, isRepeat }: KeyPress): boolean {
  switch (key) {
    case 'play':
    case 'pause':
    case 'play-pause':
      if (!isRepeat) togglePlayback(room, scene, key);
      return true;
    case 'stop':
      room.leave();
      return true;
    case 'track-previous':
    case 'track-next':
      if (!isRepeat) jump(room, scene, key === 'track-next' ? 1 : -1);
      return true;
    case 'yellow':
      if (!isRepeat) pressSubtitleKey(room, scene);
      return true;
    case 'next-title':
      if (!isRepeat) playNext(room, scene);
      return true;
    default:
      return false;
  }
}

function pressInPanel(room: RoomContext, press: KeyPress): boolean {
  const isUsed = room.panel?.pressKey(press) ?? false;
  if (press.key === 'back' && !isUsed) room.closePanel();
  return true;
}

/** What was chosen last is given up first: a seek, an offer, the controls. */
function stepBack({ scrub, offers, controls }: RoomContext, { state }: RoomScene): boolean {
  const isOfferFirst = !controls.isVisible || offers.offer?.kind === 'next-up';
  if (scrub.target !== null) scrub.cancel();
  else if (isOfferFirst && offers.decline()) return true;
  else if (controls.isVisible && state.status !== 'ended') controls.hide();
  else return false;
  return true;
}

/** With the controls hidden, the first key wakes them; only seeking and what is offered act at once. */
function pressOverPicture(room: RoomContext, press: KeyPress): void {
  const { controls, scrub, focus } = room;
  const { isVisible } = controls;
  const { current } = focus;
  const isOnBar = current === 'seek';
  const isOnCard = current === 'play-next' || current === 'not-now';
  const direction = seekDirection(press.key, room.direction, isOnBar || (!isVisible && !isOnCard));
  const { target } = scrub;
  if (isVisible) controls.wake();
  if (direction !== null) scrub.step({ direction, isRepeat: press.isRepeat, atMs: press.atMs });
  else if (press.key === 'ok' && target !== null && (!isVisible || isOnBar)) scrub.commit();
  else if (press.key === 'ok' && press.isRepeat) return;
  else if (press.key === 'menu') openTracks(room);
  else if (isVisible || actsWithoutControls(press.key, current)) focus.pressKey(press.key);
  else controls.wake();
}

/** An offer has the focus before any key was pressed: OK takes it, and the arrows go from one answer to the other. */
function actsWithoutControls(key: RemoteKey, current: string | null): boolean {
  return current !== 'picture' && (key === 'ok' || key === 'left' || key === 'right');
}

function openTracks(room: RoomContext): void {
  if (room.scene && hasTrackChoice(room.scene.state)) room.openPanel('tracks');
}

/**
 * Which way a key seeks, `null` for none. Rewind and fast-forward always mean time; the arrows only where the screen lets them,
 * and they follow the direction of reading.
 */
function seekDirection(key: RemoteKey, direction: Direction, doArrowsSeek: boolean): 1 | -1 | null {
  if (key === 'rewind') return -1;
  if (key === 'fast-forward') return 1;
  if (!doArrowsSeek || (key !== 'left' && key !== 'right')) return null;
  return (key === 'right') === (direction === 'ltr') ? 1 : -1;
}

import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Offer } from '../offers.ts';
import { controlsScope } from './player-controls.ts';
import { offerItems } from './room-offer.ts';
import type { RoomScene } from './room-scene.ts';

const PICTURE: FocusScope = { id: 'picture', rows: [{ id: 'picture', items: ['picture'] }] };

/**
 * What can be focused over the picture. An offer takes the focus while nothing else is there, and once the title has ended:
 * beside controls that somebody uses it waits above them.
 */
export function roomScope(scene: RoomScene | null, offer: Offer | null, areControlsVisible: boolean): FocusScope {
  if (!scene) return PICTURE;
  const answers = offer === null ? [] : [{ id: 'offer', items: offerItems(offer) }];
  const [first] = answers[0]?.items ?? [];
  if (!areControlsVisible) return first === undefined ? PICTURE : { id: 'offer', rows: answers, first };
  const controls = controlsScope(scene);
  const rows = [...answers, ...controls.rows];
  if (first === undefined) return { ...controls, rows };
  return scene.state.status === 'ended' ? { id: 'ended, offer', rows, first } : { ...controls, rows };
}

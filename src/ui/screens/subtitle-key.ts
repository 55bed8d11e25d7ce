import { sendAppCommand, sendPlayerCommand } from '../commands.ts';
import { strings } from '../strings.ts';
import { toggleSubtitles } from '../toggle-subtitles.ts';
import { trackName } from '../track-names.ts';
import type { RoomContext } from './room-context.ts';
import type { RoomScene } from './room-scene.ts';

/** The yellow key: subtitles off, or on again in the language they last had, in whichever title that was. */
export function pressSubtitleKey({ host, hints, settings, language }: RoomContext, { state }: RoomScene): void {
  const toggled = toggleSubtitles(state.tracks, settings, language);
  if (toggled === null) return;
  const { track, player, app } = toggled;
  sendPlayerCommand(host, player);
  if (app !== undefined) sendAppCommand(host, app);
  const name = strings.subtitlesNow(track === null ? strings.subtitlesOff : trackName(track));
  hints.show({ icon: 'tracks', name, label: name });
}

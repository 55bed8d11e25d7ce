import type { Track } from '../../player/engine-event.ts';
import { sendPlayerCommand } from '../commands.ts';
import { strings } from '../strings.ts';
import { trackName } from '../track-names.ts';
import type { RoomContext } from './room-context.ts';
import type { RoomScene } from './room-scene.ts';

/** The yellow key: subtitles off, or on again in the language they last had. */
export function toggleSubtitles({ host, hints, lastSubtitles, language }: RoomContext, { state }: RoomScene): void {
  const texts = state.tracks.filter(({ kind }) => kind === 'text');
  if (texts.length === 0) return;
  const wanted = texts.some(({ isSelected }) => isSelected) ? null : chooseSubtitles(texts, lastSubtitles, language);
  sendPlayerCommand(host, { type: 'select-track', kind: 'text', id: wanted?.id ?? null });
  const name = strings.subtitlesNow(wanted === null ? strings.subtitlesOff : trackName(wanted));
  hints.show({ icon: 'tracks', name, label: name });
}

/** Those that were on last, else those in the language of the app, else the first. */
function chooseSubtitles(texts: readonly Track[], last: Track | null, language: string): Track | null {
  const isOf = (track: Track, wanted: string): boolean => track.language.split('-')[0] === wanted.split('-')[0];
  return (
    texts.find(({ id }) => id === last?.id) ??
    texts.find((track) => last !== null && isOf(track, last.language)) ??
    texts.find((track) => isOf(track, language)) ??
    texts[0] ??
    null
  );
}

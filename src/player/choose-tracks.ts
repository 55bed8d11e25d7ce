import type { Track } from './engine-event.ts';
import type { TrackWish, ViewerSettings } from './viewer-settings.ts';

/** What a choice between tracks looks at. */
export type TrackFacts = Pick<Track, 'language' | 'roles'>;

/** DASH roles that make a track one for some viewers, by kind; the first that a track has counts. */
const SPECIAL_ROLES = {
  audio: ['description', 'commentary', 'enhanced-audio-intelligibility'],
  text: ['forced-subtitle', 'forced_subtitle', 'caption', 'easyreader', 'description', 'commentary'],
} as const;

/** A track that the viewer never chooses: it goes with the sound. */
const FORCED: readonly string[] = SPECIAL_ROLES.text.slice(0, 2);

/** What a track is for: one of its roles, else `main` for audio, `subtitle` for text. `dub` and `main` are one. */
export function purposeOf(kind: 'audio' | 'text', { roles }: Pick<TrackFacts, 'roles'>): string {
  const special = SPECIAL_ROLES[kind].find((role) => roles.includes(role));
  return special ?? (kind === 'audio' ? 'main' : 'subtitle');
}

/** What finds this kind of track in another title. `null`: a track that does not say its language is chosen for its title alone. */
export function toTrackWish(kind: 'audio' | 'text', track: TrackFacts): TrackWish | null {
  if (track.language === '' || track.language === 'und') return null;
  return { language: track.language, role: purposeOf(kind, track) };
}

/**
 * The audio to begin with. Pure; a tie goes to the role `main`, then to the order of the manifest.
 * 1. In the language that was wished for: the wished purpose, else the main audio.
 * 2. In any language, where that language is missing: the wished purpose (who needs a description needs one), else the main audio.
 * A track for some viewers is never begun with unless it was wished for, or there is nothing else.
 */
export function chooseAudio<T extends TrackFacts>(tracks: readonly T[], wish: TrackWish | null): T | null {
  const spoken = wish === null ? [] : inLanguage(tracks, wish.language);
  const ofPurpose = (from: readonly T[], purpose: string): readonly T[] =>
    from.filter((track) => purposeOf('audio', track) === purpose);
  const candidates = [
    ...(wish === null ? [] : [ofPurpose(spoken, wish.role), ofPurpose(spoken, 'main'), ofPurpose(tracks, wish.role)]),
    ofPurpose(tracks, 'main'),
    tracks,
  ];
  const found = candidates.find(({ length }) => length > 0) ?? [];
  return found.find(({ roles }) => roles.includes('main')) ?? found[0] ?? null;
}

/**
 * The subtitles to begin with; `null`: none. Pure; a tie goes to the order of the manifest. In the language that was wished for:
 * the wished purpose, else plain subtitles, else captions, else none: no other language will do, nor a commentary.
 */
export function chooseSubtitles<T extends TrackFacts>(
  tracks: readonly T[],
  wish: ViewerSettings['subtitles'],
): T | null {
  if (wish === 'off') return null;
  const written = inLanguage(tracks, wish.language);
  const first = (purpose: string): T | undefined => written.find((track) => purposeOf('text', track) === purpose);
  return [wish.role, 'subtitle', 'caption'].reduce<T | null>((found, purpose) => found ?? first(purpose) ?? null, null);
}

/** Whether a viewer may choose it. */
export function isSelectable(track: Pick<Track, 'kind' | 'roles'>): boolean {
  return track.kind !== 'text' || !FORCED.includes(purposeOf('text', track));
}

/** Those of this very tag (`pt-BR`), else those of its language (`pt`, `pt-PT`). */
function inLanguage<T extends TrackFacts>(tracks: readonly T[], wanted: string): readonly T[] {
  const exact = tracks.filter(({ language }) => toTag(language) === toTag(wanted));
  return exact.length > 0
    ? exact
    : tracks.filter(({ language }) => toTag(language).split('-')[0] === toTag(wanted).split('-')[0]);
}

const toTag = (language: string): string => language.toLowerCase();

import * as v from 'valibot';
import {
  CAPTION_BACKGROUNDS,
  CAPTION_COLORS,
  CAPTION_EDGES,
  CAPTION_POSITIONS,
  CAPTION_SIZES,
  DEFAULT_CAPTION_LOOK,
} from '../captions/caption-look.ts';
import { attempt } from '../lib/attempt.ts';
import { createStore, type ReadableStore } from '../lib/store.ts';

/** A kind of track, to be found again in another title. */
const TRACK_WISH = v.object({
  /** BCP 47. */
  language: v.pipe(v.string(), v.nonEmpty()),
  /** What it is for: see `purposeOf`. */
  role: v.string(),
});

const CAPTION_LOOK = v.object({
  size: v.fallback(v.picklist(CAPTION_SIZES), DEFAULT_CAPTION_LOOK.size),
  position: v.fallback(v.picklist(CAPTION_POSITIONS), DEFAULT_CAPTION_LOOK.position),
  color: v.fallback(v.picklist(CAPTION_COLORS), DEFAULT_CAPTION_LOOK.color),
  background: v.fallback(v.picklist(CAPTION_BACKGROUNDS), DEFAULT_CAPTION_LOOK.background),
  edge: v.fallback(v.picklist(CAPTION_EDGES), DEFAULT_CAPTION_LOOK.edge),
});

/** What a viewer chose for all titles, on this TV. Each field that does not fit is its default, and the others stay. */
const SETTINGS = v.object({
  /** Of the screens. `null`: the operator's, else the device's. */
  language: v.fallback(v.nullable(v.picklist(['en', 'fr'])), null),
  /** Whether the next title begins by itself. */
  playsNext: v.fallback(v.boolean(), true),
  /** `null`: as the title has it. */
  audio: v.fallback(v.nullable(TRACK_WISH), null),
  subtitles: v.fallback(v.union([v.literal('off'), TRACK_WISH]), 'off'),
  /** The last that were on, to come back to; `null`: there were none yet. */
  lastSubtitles: v.fallback(v.nullable(TRACK_WISH), null),
  /** Most data that a picture may take, in bits per second; `null`: whatever the network allows. */
  maxBitrateBps: v.fallback(v.nullable(v.pipe(v.number(), v.finite(), v.minValue(1))), null),
  /** How subtitles look. */
  captions: v.fallback(CAPTION_LOOK, DEFAULT_CAPTION_LOOK),
});

export type TrackWish = v.InferOutput<typeof TRACK_WISH>;

export type ViewerSettings = v.InferOutput<typeof SETTINGS>;

export interface ViewerSettingsStore extends ReadableStore<ViewerSettings> {
  /** Sets these and leaves the others. */
  change(settings: Partial<ViewerSettings>): void;
  /** What the TV says of these, for as long as the viewer chooses nothing else. Kept nowhere. */
  assume(settings: Partial<ViewerSettings>): void;
}

export const DEFAULT_SETTINGS: ViewerSettings = v.parse(SETTINGS, {});

const STORE_KEY = 'latchkey.settings';

/** Kept in `storage` (`localStorage`, where there is one; it may throw: then settings last as long as the app). */
export function createViewerSettings(storage: Pick<Storage, 'getItem' | 'setItem'> | null): ViewerSettingsStore {
  let chosen = readChosen(storage);
  const store = createStore<ViewerSettings>(v.parse(SETTINGS, chosen));
  return {
    ...store,
    change(settings) {
      chosen = { ...chosen, ...settings };
      store.set({ ...store.get(), ...settings });
      attempt(() => storage?.setItem(STORE_KEY, JSON.stringify(chosen)));
    },
    assume(settings) {
      store.set(v.parse(SETTINGS, { ...store.get(), ...settings, ...chosen }));
    },
  };
}

/** What nobody could have written is as good as nothing. */
function readChosen(storage: Pick<Storage, 'getItem'> | null): object {
  const kept = attempt(() => JSON.parse(storage?.getItem(STORE_KEY) ?? 'null') as unknown);
  return typeof kept === 'object' && kept !== null ? kept : {};
}

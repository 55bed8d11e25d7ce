import * as v from 'valibot';
import { attempt } from '../lib/attempt.ts';
import { createStore, type ReadableStore } from '../lib/store.ts';

/** A kind of track, to be found again in another title. */
const TRACK_WISH = v.object({
  /** BCP 47. */
  language: v.pipe(v.string(), v.nonEmpty()),
  /** What it is for: see `purposeOf`. */
  role: v.string(),
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
});

export type TrackWish = v.InferOutput<typeof TRACK_WISH>;

export type ViewerSettings = v.InferOutput<typeof SETTINGS>;

export interface ViewerSettingsStore extends ReadableStore<ViewerSettings> {
  /** Sets these and leaves the others. */
  change(settings: Partial<ViewerSettings>): void;
}

export const DEFAULT_SETTINGS: ViewerSettings = v.parse(SETTINGS, {});

const STORE_KEY = 'latchkey.settings';

/** Kept in `storage` (`localStorage`, where there is one; it may throw: then settings last as long as the app). */
export function createViewerSettings(storage: Pick<Storage, 'getItem' | 'setItem'> | null): ViewerSettingsStore {
  const store = createStore<ViewerSettings>(readSettings(storage));
  return {
    ...store,
    change(settings) {
      store.set({ ...store.get(), ...settings });
      attempt(() => storage?.setItem(STORE_KEY, JSON.stringify(store.get())));
    },
  };
}

/** What nobody could have written is as good as nothing. */
function readSettings(storage: Pick<Storage, 'getItem'> | null): ViewerSettings {
  const kept = attempt(() => JSON.parse(storage?.getItem(STORE_KEY) ?? 'null') as unknown);
  return v.parse(SETTINGS, typeof kept === 'object' && kept !== null ? kept : {});
}

import { createContentKeys } from '../../../server/content-keys.ts';
import type { ContentKey, PeriodKeys } from '../../../server/packager/packaged-title.ts';
import type { DemoTitle } from '../../../server/titles.ts';

/** A title that only tests list: its second half is a period with other keys. */
export const TWO_PERIODS: DemoTitle = {
  id: 'watershed',
  title: { en: 'Watershed', fr: 'Ligne de partage' },
  synopsis: { en: 'Its second half has other keys.', fr: 'Sa seconde moitié a d’autres clés.' },
  year: 2026,
  rating: '0+',
  badges: [],
  scheme: 'cenc',
  hasLaterKeys: true,
};

/** Seconds: where the second period begins. */
export const BOUNDARY = 30.72;

const keys = createContentKeys()(TWO_PERIODS);
const NO_KEY: ContentKey = { keyId: '', key: '' };

/** Key ids are the same in every run. */
export const FIRST: PeriodKeys = keys;
export const LATER: PeriodKeys = keys.later ?? { audio: NO_KEY, sd: NO_KEY, hd: NO_KEY };

import { ACCOUNT_ADVICE } from './account-advice.ts';
import type { ErrorAdvice } from './error-advice.ts';
import type { ExpressPlayCode } from './errors.ts';
import { FAIRPLAY_ADVICE } from './fairplay-advice.ts';
import { KEY_ADVICE } from './key-advice.ts';
import { LICENSE_ADVICE } from './license-advice.ts';

/** A code of the documents; 0 is none. */
export type EventCode = Exclude<ExpressPlayCode, 0>;

/** Every code of the three tables of the documents, and what to do about it. Too large for the app: it takes `error-code.ts`. */
export const ERROR_TABLE: Readonly<Record<EventCode, ErrorAdvice>> = {
  ...ACCOUNT_ADVICE,
  ...KEY_ADVICE,
  ...LICENSE_ADVICE,
  ...FAIRPLAY_ADVICE,
};

/** Largest first, as the documents list them. */
export function listCodes(): readonly EventCode[] {
  return (Object.keys(ERROR_TABLE).map(Number) as EventCode[]).sort((one, other) => other - one);
}

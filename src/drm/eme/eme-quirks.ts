/** What differs from TV to TV in the way its keys are handled. The platform knows the values (platform/quirks.ts). */
export interface EmeQuirks {
  /** `false`: some sets refuse a configuration that names a robustness, and play without one; then none is named. */
  readonly asksRobustness: boolean;
  /** What an `ac-3` of the feed is asked for as, where the set plays it and denies it. */
  readonly probesAc3As: 'ac-3' | 'ec-3';
  /** Tallest picture, in lines, with a key system that names no level. `null`: no limit. */
  readonly maxHeightUnproven: number | null;
  /** `false`: what a key session says of the end of its license is wrong by hours. */
  readonly knowsExpiration: boolean;
  /** Whether a MediaKeys may be made while another one plays. */
  readonly mayHoldSecondMediaKeys: boolean;
}

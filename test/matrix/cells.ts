import type { KeySystemId } from '../../src/drm/key-system.ts';
import { CAUSES, type Cause } from './causes.ts';

/** Which license is asked for when the cause is met. */
export type Phase = 'first license' | 'second key' | 'renewal';

/**
 * What becomes of the token by the time the cause is met. `expired`: the license server says -4010 to it, and a new grant brings a good
 * one. `revoked`: the license server says 403, and the storefront has ended the viewer's session.
 */
export type TokenState = 'fresh' | 'expired' | 'revoked';

/** One fault at one moment. */
export interface Cell {
  readonly cause: Cause;
  /** `once`: the first license request meets it, later ones meet a sound server, which looks at the token. */
  readonly met: 'once' | 'always';
  readonly token: TokenState;
  readonly keySystem: KeySystemId;
  readonly phase: Phase;
}

export type When = Pick<Cell, 'keySystem' | 'phase'>;
export type Course = Pick<Cell, 'met' | 'token'>;

export const COURSES: readonly Course[] = [
  { met: 'once', token: 'fresh' },
  { met: 'always', token: 'fresh' },
  { met: 'once', token: 'expired' },
  { met: 'once', token: 'revoked' },
];

const KEY_SYSTEMS: readonly KeySystemId[] = ['clearkey', 'widevine', 'playready'];
const PHASES: readonly Phase[] = ['first license', 'second key', 'renewal'];

/** ClearKey has no renewal. */
export const WHENS: readonly When[] = KEY_SYSTEMS.flatMap((keySystem) =>
  PHASES.map((phase) => ({ keySystem, phase })),
).filter(({ keySystem, phase }) => keySystem !== 'clearkey' || phase !== 'renewal');

/** What leaves no hope is never met a second time. */
export function coursesOf({ hope }: Cause): readonly Course[] {
  const canBeMetAgain = hope === 'passes' || hope === 'new grant';
  return COURSES.filter(({ met }) => canBeMetAgain || met === 'once');
}

export function listCells(): readonly Cell[] {
  return CAUSES.flatMap((cause) =>
    coursesOf(cause).flatMap((course) => WHENS.map((when) => ({ cause, ...course, ...when }))),
  );
}

export function nameOf({ cause, met, token, keySystem, phase }: Cell): string {
  return `${cause.name} ${met}, token ${token}, ${phase} of ${keySystem}`;
}

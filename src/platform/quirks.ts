import type { EmeQuirks } from '../drm/eme/eme-quirks.ts';
import type { UserAgentFacts } from './user-agent.ts';

/** All that the layers below want to know of a device. A field is here only when code asks for it. */
export type Quirks = EmeQuirks;

type Maker = 'Tizen' | 'webOS';

export interface QuirkRow extends Partial<Quirks> {
  /** Which devices: all of a kind, one version, or those before a version. */
  readonly device: 'browser' | Maker | `${Maker} ${number}` | `${Maker} < ${number}`;
  /** Date of the evidence. */
  readonly seen: string;
  readonly evidence: string;
}

/** A TV that nobody has measured: what is risky is off. */
const UNMEASURED: Quirks = {
  asksRobustness: true,
  probesAc3As: 'ac-3',
  maxHeightUnproven: 1080,
  knowsExpiration: true,
  mayHoldSecondMediaKeys: false,
};

/** Later rows win. What is known of TVs and is not here, and why: docs/devices.md. */
export const QUIRKS: readonly QuirkRow[] = [
  {
    device: 'browser',
    seen: '2026-11-21',
    evidence: 'Chromium 156: test/unit/platform/browser/two-media-keys.test.ts',
    maxHeightUnproven: null,
    mayHoldSecondMediaKeys: true,
  },
  // "Requested key system config unavailable" where dash.js and AVPlay play.
  { device: 'Tizen 5.5', seen: '2025-10-21', evidence: 'Shaka #5433, #9247', asksRobustness: false },
  // Off by the time zone, and by more each minute. Seen on Tizen 4 to 5.5.
  { device: 'Tizen < 6', seen: '2021-03-11', evidence: 'Shaka #2154, #2456, #3205', knowsExpiration: false },
  // Asked for AC-3, the key system is not there; without it, AC-3 plays. Seen on Tizen 3 to 5.
  { device: 'Tizen', seen: '2020-11-13', evidence: 'Shaka #2989', probesAc3As: 'ec-3' },
];

/** The values of all rows that are about this device, over those of a TV that nobody has measured. */
export function chooseQuirks(device: UserAgentFacts, rows: readonly QuirkRow[] = QUIRKS): Quirks {
  return quirkRowsOf(device, rows).reduce((quirks, row) => ({ ...quirks, ...toFields(row) }), UNMEASURED);
}

/** Those that are about this device. */
export function quirkRowsOf(device: UserAgentFacts, rows: readonly QuirkRow[] = QUIRKS): readonly QuirkRow[] {
  return rows.filter((row) => isAbout(row.device, device));
}

function toFields(row: QuirkRow): Partial<Quirks> {
  const fields: { -readonly [Field in keyof QuirkRow]?: QuirkRow[Field] } = { ...row };
  delete fields.device;
  delete fields.seen;
  delete fields.evidence;
  return fields;
}

/** A set that does not tell its version may be an old one, and is none in particular. */
function isAbout(which: QuirkRow['device'], { name, version }: UserAgentFacts): boolean {
  const [maker, ...rest] = which.split(' ');
  if (maker?.toLowerCase() !== name) return false;
  const [first, limit] = rest;
  if (first === undefined) return true;
  if (first === '<') return version === null || version < Number(limit);
  return version === Number(first);
}

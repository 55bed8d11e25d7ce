import type { ExpressPlayCode } from './errors.ts';

/** One way in which a parameter is refused. */
export interface Check {
  readonly code: ExpressPlayCode;
  /** Goes on after the name of the parameter: `is not 32 hexadecimal digits`. */
  readonly when: string;
  /** What the message adds to the text of the code. Never a key, never an authenticator. */
  readonly detail?: string | ((value: string) => string);
  /** Absent where only the service can tell: a stored key, an account, a device. `value` is `null` where there is none. */
  readonly isBroken?: (value: string | null, given: Given) => boolean;
}

/** One row of a table of token parameters. */
export interface Parameter {
  /** Case-sensitive. */
  readonly name: string;
  readonly description: string;
  /** `yes`, `no`, or the condition: `if rightsType is Rental`. */
  readonly required: string;
  /** What may stand in it. */
  readonly values: string;
  /** What holds where it is absent. */
  readonly default?: string;
  /** Every occurrence counts. Without it the first one does, and later ones are ignored. */
  readonly repeats?: boolean;
  /** In the order of the service. */
  readonly checks: readonly Check[];
}

/** The whole request, for a check that looks beyond its own parameter. */
export interface Given {
  readonly parameters: URLSearchParams;
  /** Seconds since the epoch. */
  readonly nowS: number;
}

/** Why a request is refused. */
export interface Refusal {
  readonly code: ExpressPlayCode;
  readonly detail?: string;
}

/** The first check that a request does not pass, with its row; `null` where it passes all. */
export function findBroken(
  rows: readonly Parameter[],
  given: Given,
): { readonly row: Parameter; readonly check: Check; readonly value: string | null } | null {
  for (const row of rows) {
    const occurrences = given.parameters.getAll(row.name);
    for (const value of row.repeats === true ? occurrences : [occurrences[0] ?? null]) {
      const check = row.checks.find(({ isBroken }) => isBroken?.(value, given) === true);
      if (check) return { row, check, value };
    }
  }
  return null;
}

/** What the service answers to a request that these rows refuse; `null` where they do not. */
export function refuse(rows: readonly Parameter[], given: Given): Refusal | null {
  const broken = findBroken(rows, given);
  if (!broken) return null;
  const { code, detail } = broken.check;
  if (detail === undefined) return { code };
  return { code, detail: typeof detail === 'string' ? detail : detail(broken.value ?? '') };
}

/** A required parameter that is there but empty counts as missing. */
export const isMissing = (value: string | null): boolean => value === null || value === '';

/** A check of an optional parameter: absent is fine, empty is a value like any other. */
export const ifGiven =
  (isBroken: (value: string, given: Given) => boolean) =>
  (value: string | null, given: Given): boolean =>
    value !== null && isBroken(value, given);

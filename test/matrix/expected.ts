import type { PlayerErrorCode } from '../../src/errors.ts';
import type { Cell } from './cells.ts';

/** How a cell ends, counted from the first license request that meets its cause. */
export interface Ending {
  readonly outcome: 'license' | PlayerErrorCode | 'nothing';
  /** License requests for the key. */
  readonly tries: number;
  /** Grants that were asked for. */
  readonly grants: number;
}

/**
 * What must come of a cell, by the words of docs/architecture.md §5 alone: hopeless is at once, a dead token costs one new grant, a
 * fault of server or network is tried again within 10 s.
 */
export function expectedOf({ cause: { hope, code, triesInVain }, met, token }: Cell): Ending {
  if (hope === 'none' || hope === 'none, says the CDM') return { outcome: code, tries: 1, grants: 0 };
  const asksForGrant = hope === 'new grant';
  if (met === 'always') return { outcome: code, tries: triesInVain, grants: asksForGrant ? 1 : 0 };
  switch (token) {
    case 'fresh':
      return { outcome: 'license', tries: 2, grants: asksForGrant ? 1 : 0 };
    case 'expired':
      // The grant that the cause cost brings a good token; else the next try is refused, and costs one.
      return { outcome: 'license', tries: asksForGrant ? 2 : 3, grants: 1 };
    case 'revoked':
      return { outcome: 'ENTITLEMENT_SIGNED_OUT', tries: asksForGrant ? 1 : 2, grants: 1 };
  }
}

import type { EventCode } from '../../src/expressplay/error-table.ts';
import type { TokenRoute } from './token-route.ts';

/** A code that the next request meets, or so many of them; of one key system, or of any. */
export interface ForcedCode {
  readonly code: EventCode;
  readonly times?: number;
  readonly drm?: TokenRoute['drm'];
}

/** Uses up the first forced code that is meant for this key system; `null` where there is none. */
export function takeForcedCode(
  faults: { tokenCodes: readonly ForcedCode[] },
  drm: TokenRoute['drm'],
): EventCode | null {
  const forced = faults.tokenCodes.find((each) => each.drm === undefined || each.drm === drm);
  if (!forced) return null;
  const times = (forced.times ?? 1) - 1;
  faults.tokenCodes = faults.tokenCodes.flatMap((each) => {
    if (each !== forced) return [each];
    return times > 0 ? [{ ...forced, times }] : [];
  });
  return forced.code;
}

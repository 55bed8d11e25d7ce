import type { Refusal } from './error-answer.ts';
import type { TokenRoute } from './token-route.ts';

/** What can be wrong with an account: nothing in a request leads to these codes. */
export type AccountCode = -2003 | -2019 | -2030 | -2031 | -5002 | -6006 | -7011;

const ACCESS = [-2003, -2031, -2030] as const;
const OPTION = { widevine: -7011, playready: -5002, fairplay: -6006 } as const;

/** The caller's address, the account itself, and then whether it has the key system. FairPlay nobody has. */
export function refuseAccount(wrong: ReadonlySet<AccountCode>, { drm }: TokenRoute): Refusal | null {
  const code = [...ACCESS, OPTION[drm]].find((each) => wrong.has(each));
  if (code !== undefined) return { code };
  return drm === 'fairplay' ? { code: -6009 } : null;
}

/** Looked at last: only a token that is issued takes a credit. */
export function refuseCredit(wrong: ReadonlySet<AccountCode>): Refusal | null {
  return wrong.has(-2019) ? { code: -2019 } : null;
}

import { parseKid } from '../keystore/kid.ts';
import { unwrapKey } from '../keystore/key-wrap.ts';
import type { Refusal } from './error-answer.ts';

/** The wrapped key under a key id (32 hexadecimal digits, lower case), or `null`. Rejects where the storage itself fails. */
export type StoredKeyOf = (kid: string) => Promise<{ readonly ek: string } | null>;

/** Both in lower-case hexadecimal, 32 digits. */
interface ContentKey {
  readonly kid: string;
  readonly key: string;
}

/** From parameters that the table has passed; what is left to find out is whether the wrapped key can be unwrapped. */
export async function readContentKey(
  parameters: URLSearchParams,
  storedKeyOf: StoredKeyOf,
): Promise<ContentKey | { readonly refusal: Refusal }> {
  const text = (name: string): string => parameters.get(name) ?? '';
  const kid = parseKid(text('kid'));
  if (kid === null) return { refusal: { code: -4022 } };
  if (!parameters.has('kek')) return { kid, key: text('contentKey').toLowerCase() };
  const wrapped = parameters.has('ek') ? text('ek') : await findStoredKey(kid, storedKeyOf);
  if (typeof wrapped !== 'string') return { refusal: wrapped };
  const key = unwrapKey(wrapped, text('kek'));
  return key === null ? { refusal: { code: -4024 } } : { kid, key };
}

async function findStoredKey(kid: string, storedKeyOf: StoredKeyOf): Promise<string | Refusal> {
  try {
    return (await storedKeyOf(kid))?.ek ?? { code: -4019 };
  } catch {
    return { code: -4019, status: 500 };
  }
}

import { randomBytes } from 'node:crypto';

import type { KeyFields } from './key-request.ts';
import { formatKekId, unwrapKey, wrapKey } from './key-wrap.ts';
import { incorrectKek, invalidParameters } from './keystore-error.ts';
import type { StoredKey } from './stored-key.ts';

/** A key object as it is sent: hexadecimal in upper case, `kekId` as it was given. */
type KeyObject = Partial<StoredKey> & { readonly kid: string; readonly k?: string };

/** Fills in what is not given. Throws KeystoreError 2 where there is nothing to wrap the key with, 5 for a wrong `kek`. */
export function makeKey(fields: KeyFields, kid: string, kek: string | undefined, nowMs: number): StoredKey {
  if (fields.ek === undefined && kek === undefined) throw invalidParameters('kek is required, or ek');
  const blank = { kid, ek: '', kekId: '', lastUpdate: '' };
  const value = fields.ek === undefined ? { k: fields.k ?? randomBytes(16).toString('hex') } : { ek: fields.ek };
  return changeKey(blank, { ...fields, ...value }, kek, nowMs);
}

/** Only the given fields change; a new value brings the id of its `kek`. Throws KeystoreError 2 and 5, as above. */
export function changeKey(key: StoredKey, fields: KeyFields, kek: string | undefined, nowMs: number): StoredKey {
  const ek = readWrapped(fields, kek);
  const kekId = ek !== undefined && kek !== undefined ? formatKekId(kek) : key.kekId;
  const changed: StoredKey = {
    kid: key.kid,
    ek: ek ?? key.ek,
    kekId: fields.kekId ?? kekId,
    lastUpdate: new Date(nowMs).toISOString(),
  };
  for (const name of ['info', 'contentId', 'expiration'] as const) {
    const text = fields[name] === undefined ? key[name] : fields[name];
    if (typeof text === 'string') changed[name] = text;
  }
  return changed;
}

/** With a `kek` the clear key in place of `ek`. Throws KeystoreError 5 where it does not unwrap it. */
export function describeKey(key: StoredKey, kek: string | undefined): KeyObject {
  const { ek, ...rest } = key;
  const value = kek === undefined ? { ek: ek.toUpperCase() } : { k: requireUnwrapped(ek, kek).toUpperCase() };
  return { ...rest, ...value, kid: key.kid.toUpperCase() };
}

/** A key that has just been made, wrapped and, where its `kek` is known, clear. */
export function describeNewKey(key: StoredKey, kek: string | undefined): KeyObject {
  return { ...describeKey(key, kek), ek: key.ek.toUpperCase() };
}

/** Of a `/value` path: the clear key, or `#` and the wrapped one. */
export function formatValue({ ek }: StoredKey, kek: string | undefined): string {
  return (kek === undefined ? `#${ek}` : requireUnwrapped(ek, kek)).toUpperCase();
}

function readWrapped({ k, ek }: KeyFields, kek: string | undefined): string | undefined {
  if (ek !== undefined && kek !== undefined) requireUnwrapped(ek, kek);
  if (k === undefined) return ek;
  if (kek === undefined) throw invalidParameters('k requires kek');
  return wrapKey(k, kek);
}

function requireUnwrapped(ek: string, kek: string): string {
  const key = unwrapKey(ek, kek);
  if (key === null) throw incorrectKek();
  return key;
}

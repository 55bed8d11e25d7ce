import { toHex } from '../../lib/bytes.ts';

/** By key id, lower-case hexadecimal. */
export type KeyStatuses = ReadonlyMap<string, MediaKeyStatus>;

const KEY_ID_DIGITS = 32;

/**
 * What a session says of its keys. Some PlayReady CDMs tell a key id as a Windows GUID, its first three groups
 * in little-endian order: where only that fits a key that was asked for, it is that key.
 */
export function readKeyStatuses(session: MediaKeySession, askedKeyIds: readonly string[]): KeyStatuses {
  const statuses = new Map<string, MediaKeyStatus>();
  session.keyStatuses.forEach((status, source) => {
    const keyId = toHex(toBytes(source));
    const swapped = swapGuidOrder(keyId);
    const isSwapped = !askedKeyIds.includes(keyId) && askedKeyIds.includes(swapped);
    statuses.set(isSwapped ? swapped : keyId, status);
  });
  return statuses;
}

/** Whether these statuses are about keys at all: some CDMs tell one for a key id of one byte, or of zeros. */
export function areAboutKeys(statuses: KeyStatuses): boolean {
  return [...statuses.keys()].some((keyId) => keyId.length === KEY_ID_DIGITS && /[^0]/.test(keyId));
}

/** PlayReady writes a key id as a Windows GUID. Both hexadecimal; the same exchange leads back. */
export function swapGuidOrder(keyId: string): string {
  const bytes = keyId.match(/../g) ?? [];
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = '', ...rest] = bytes;
  return [d, c, b, a, f, e, h, g, ...rest].join('');
}

function toBytes(source: BufferSource): Uint8Array {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

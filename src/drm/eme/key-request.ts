import { joinBytes, parseBase64, toBase64Url, parseHex } from '../../lib/bytes.ts';
import type { KeySystemId } from '../key-system.ts';

/** Keys to get with one license. */
export interface KeyRequest {
  /** Lower-case hexadecimal, 32 digits. */
  readonly keyIds: readonly string[];
  /** `pssh` boxes for these keys (EME init data of type `cenc`); `null` where none are known. */
  readonly initData: Uint8Array | null;
}

/**
 * The init data a key system understands. ClearKey takes key ids as they are (EME: Initialization Data Format
 * Registry, `keyids`), so that it needs no `pssh`; the others need one. `null`: there is none to give.
 */
export function toInitData(
  keySystem: KeySystemId,
  request: KeyRequest,
): { readonly type: 'cenc' | 'keyids'; readonly bytes: Uint8Array } | null {
  if (keySystem === 'clearkey') {
    const kids = request.keyIds.map((keyId) => toBase64Url(parseHex(keyId)));
    return { type: 'keyids', bytes: new TextEncoder().encode(JSON.stringify({ kids })) };
  }
  return request.initData === null ? null : { type: 'cenc', bytes: request.initData };
}

/** The `pssh` boxes of an MPD, base64 as in `cenc:pssh`, as one piece of init data. `null` where there are none. */
export function joinInitData(boxes: readonly string[]): Uint8Array | null {
  if (boxes.length === 0) return null;
  return joinBytes(boxes.map(parseBase64));
}

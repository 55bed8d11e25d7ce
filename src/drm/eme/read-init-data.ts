import { joinBytes, parseBase64, toHex } from '../../lib/bytes.ts';
import { readPsshBoxes, type PsshBox, type PsshBoxes } from './pssh.ts';

/** What an `encrypted` event brought. */
export interface FoundInitData {
  /** Lower-case hexadecimal; the `pssh` boxes for a key (EME init data of type `cenc`), `null`: its id is all there is. */
  readonly byKeyId: ReadonlyMap<string, Uint8Array | null>;
  /** Where no key is named at all. */
  readonly forAnyKey: Uint8Array | null;
  /** What was left out; `null`: nothing. */
  readonly fault: string | null;
}

const KEY_ID_BYTES = 16;

/** Reads init data as the EME registry has its types: `cenc`, `keyids` and `webm`. Never throws: media come from anywhere. */
export function readInitData(type: string, bytes: Uint8Array): FoundInitData {
  switch (type) {
    case 'cenc':
      return groupBoxes(readPsshBoxes(bytes));
    case 'keyids':
      return toFound(readKids(bytes), type);
    case 'webm':
      return toFound(bytes.length === KEY_ID_BYTES ? [toHex(bytes)] : [], type);
    default:
      return toFound([], type);
  }
}

/** To each key the boxes that name it, of all systems, and those that name none. */
function groupBoxes({ boxes, fault }: PsshBoxes): FoundInitData {
  const joined = (isWanted: (box: PsshBox) => boolean): Uint8Array =>
    joinBytes(boxes.filter(isWanted).map(({ bytes }) => bytes));
  const keyIds = new Set(boxes.flatMap((box) => box.keyIds));
  const byKeyId = new Map(
    [...keyIds].map((keyId) => {
      return [keyId, joined((box) => box.keyIds.length === 0 || box.keyIds.includes(keyId))] as const;
    }),
  );
  return { byKeyId, forAnyKey: keyIds.size > 0 || boxes.length === 0 ? null : joined(() => true), fault };
}

function toFound(keyIds: readonly string[], type: string): FoundInitData {
  const fault = keyIds.length === 0 ? `init data of type ${type}` : null;
  return { byKeyId: new Map(keyIds.map((keyId) => [keyId, null])), forAnyKey: null, fault };
}

/** `{"kids":["ESIzRFVmd4iZqrvM3e7_AA"]}` */
function readKids(bytes: Uint8Array): readonly string[] {
  try {
    const { kids } = JSON.parse(new TextDecoder().decode(bytes)) as { readonly kids?: unknown };
    const ids = Array.isArray(kids) ? kids.map((kid: unknown) => parseBase64(String(kid))) : [];
    return ids.filter(({ length }) => length === KEY_ID_BYTES).map(toHex);
  } catch {
    return [];
  }
}

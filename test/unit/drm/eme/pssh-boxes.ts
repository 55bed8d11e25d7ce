import { joinBytes, parseHex } from '../../../../src/lib/bytes.ts';

export const SYSTEMS = {
  common: '1077efecc0b24d02ace33c1e52e2fb4b',
  widevine: 'edef8ba979d64acea3c827dcd51d21ed',
  playready: '9a04f07998404286ab92e65be0885f95',
  unknown: 'f239e769efa348509c16a903c6932efb',
} as const;

interface PsshParts {
  readonly system?: string;
  /** Lists key ids: version 1. */
  readonly keyIds?: readonly string[];
  readonly content?: Uint8Array;
  /** What it says, where it is not the truth. */
  readonly size?: number;
  readonly count?: number;
  readonly contentSize?: number;
  readonly type?: string;
}

export function writePssh(parts: PsshParts): Uint8Array {
  const { system = SYSTEMS.common, keyIds, content = new Uint8Array(0), type = 'pssh' } = parts;
  const list = keyIds === undefined ? [] : [uint32(parts.count ?? keyIds.length), ...keyIds.map(parseHex)];
  const rest = joinBytes([
    new TextEncoder().encode(type),
    Uint8Array.of(keyIds === undefined ? 0 : 1, 0, 0, 0),
    parseHex(system),
    ...list,
    uint32(parts.contentSize ?? content.length),
    content,
  ]);
  return joinBytes([uint32(parts.size ?? rest.length + 4), rest]);
}

/** A PlayReady Object with one record; `header` is its XML. */
export function writePlayReady(header: string, recordSize = header.length * 2): Uint8Array {
  const view = new DataView(new ArrayBuffer(10 + header.length * 2));
  view.setUint32(0, view.byteLength, true);
  view.setUint16(4, 1, true);
  view.setUint16(6, 1, true);
  view.setUint16(8, recordSize, true);
  for (let index = 0; index < header.length; index += 1) view.setUint16(10 + index * 2, header.charCodeAt(index), true);
  return new Uint8Array(view.buffer);
}

function uint32(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

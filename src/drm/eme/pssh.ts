import { toHex } from '../../lib/bytes.ts';
import { readPlayReadyKeyIds } from './playready-object.ts';
import { readWidevineKeyIds } from './widevine-pssh.ts';

/** One `pssh` box. */
export interface PsshBox {
  /** Lower-case hexadecimal, 32 digits, each once; none where the box does not tell, or nobody knows how to read it. */
  readonly keyIds: readonly string[];
  /** The whole box: EME init data of type `cenc`. */
  readonly bytes: Uint8Array;
}

export interface PsshBoxes {
  readonly boxes: readonly PsshBox[];
  /** What was left out, and why; `null`: nothing. */
  readonly fault: string | null;
}

/** By system id: what its boxes have inside. `null`: not what it should be. A box of another system tells by its list alone. */
const READERS: Readonly<Record<string, (content: Uint8Array) => readonly string[] | null>> = {
  edef8ba979d64acea3c827dcd51d21ed: readWidevineKeyIds,
  '9a04f07998404286ab92e65be0885f95': readPlayReadyKeyIds,
};

const PSSH = 0x70737368;
/** Size, type, version and flags, system id. */
const HEAD_BYTES = 28;
const KEY_ID_BYTES = 16;

/** Reads `pssh` boxes one after another (ISO/IEC 23001-7, 8.1). Never throws: boxes come from anywhere. */
export function readPsshBoxes(initData: Uint8Array): PsshBoxes {
  const boxes: PsshBox[] = [];
  let fault: string | null = null;
  for (let start = 0; start < initData.length;) {
    const left = initData.length - start;
    const size = left < HEAD_BYTES ? 0 : viewOf(initData).getUint32(start);
    if (size < HEAD_BYTES || size > left) return { boxes, fault: `a box of ${size} bytes where there are ${left}` };
    const bytes = initData.slice(start, start + size);
    const keyIds = readKeyIds(bytes);
    if (keyIds === null) fault = `a box of ${size} bytes that is no pssh box`;
    else boxes.push({ keyIds, bytes });
    start += size;
  }
  return { boxes, fault };
}

/** Version 1 lists key ids before its content. `null`: its parts do not fit into it. */
function readKeyIds(box: Uint8Array): readonly string[] | null {
  const view = viewOf(box);
  const uint32 = (at: number): number => (at + 4 <= box.length ? view.getUint32(at) : Infinity);
  if (uint32(4) !== PSSH) return null;
  const isListed = view.getUint8(8) > 0;
  const listAt = HEAD_BYTES + 4;
  const count = isListed ? uint32(HEAD_BYTES) : 0;
  const sizeAt = isListed ? listAt + count * KEY_ID_BYTES : HEAD_BYTES;
  const contentAt = sizeAt + 4;
  const end = contentAt + uint32(sizeAt);
  if (end > box.length) return null;
  const listed = Array.from({ length: count }, (_, index) => {
    const at = listAt + index * KEY_ID_BYTES;
    return toHex(box.subarray(at, at + KEY_ID_BYTES));
  });
  const read = READERS[toHex(box.subarray(12, HEAD_BYTES))];
  const inside = read === undefined || end === contentAt ? [] : read(box.subarray(contentAt, end));
  return inside && [...new Set([...listed, ...inside])];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

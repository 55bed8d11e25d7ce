import { readBoxes, uint32, writeBox, writeFullBox, type Mp4Box } from './boxes.ts';
import type { Encryption } from './encryption.ts';
import { joinPsshBoxes, writePsshBoxes } from './pssh.ts';
import { parseSampleEntry, type SampleEntry } from './sample-entry.ts';
import type { SourceTrack } from './source-track.ts';

const CONTAINERS = ['trak', 'mdia', 'minf', 'stbl', 'mvex'];
/** `edts` would shift the presentation, `udta` names the encoder, `btrt` the bit rate before encryption. */
const LEFT_OUT = ['edts', 'udta', 'btrt'];

/** `ftyp` and `moov`; protected: with `encv` or `enca`, `sinf`, and the three `pssh` boxes of its key. */
export function writeInitSegment(track: SourceTrack, encryption: Encryption | null): Buffer {
  const boxes = readBoxes(track.moov.subarray(8)).map((box) => rewriteBox(box, encryption));
  const psshBoxes = encryption ? [joinPsshBoxes(writePsshBoxes(encryption.keyId, encryption.scheme))] : [];
  return Buffer.concat([track.ftyp, writeBox('moov', ...boxes, ...psshBoxes)]);
}

function rewriteBox(box: Mp4Box, encryption: Encryption | null): Buffer {
  if (LEFT_OUT.includes(box.type)) return Buffer.alloc(0);
  if (CONTAINERS.includes(box.type)) {
    return writeBox(box.type, ...readBoxes(box.content).map((child) => rewriteBox(child, encryption)));
  }
  if (box.type === 'stsd') {
    return writeFullBox('stsd', 0, 0, uint32(1), rewriteEntry(parseSampleEntry(box.content), encryption));
  }
  return box.whole;
}

function rewriteEntry(entry: SampleEntry, encryption: Encryption | null): Buffer {
  const kept = entry.boxes.filter(({ type }) => !LEFT_OUT.includes(type)).map(({ whole }) => whole);
  if (!encryption) return writeBox(entry.type, entry.fields, ...kept);
  const protection = writeProtectionBox(entry, encryption);
  return writeBox(entry.isVisual ? 'encv' : 'enca', entry.fields, ...kept, protection);
}

function writeProtectionBox(entry: SampleEntry, encryption: Encryption): Buffer {
  const schemeType = Buffer.from(encryption.scheme, 'latin1');
  return writeBox(
    'sinf',
    writeBox('frma', Buffer.from(entry.type, 'latin1')),
    writeFullBox('schm', 0, 0, schemeType, uint32(0x10000)),
    writeBox('schi', writeTrackEncryption(entry.isVisual, encryption)),
  );
}

/** `tenc`. ISO/IEC 23001-7, 8.2: reserved, pattern, is protected, IV size per sample, key id, constant IV. */
function writeTrackEncryption(isVisual: boolean, { scheme, keyId, constantIv }: Encryption): Buffer {
  if (scheme === 'cenc') return writeFullBox('tenc', 0, 0, Buffer.from([0, 0, 1, 8]), keyId);
  const oneOfTenBlocks = 0x19;
  const pattern = isVisual ? oneOfTenBlocks : 0;
  return writeFullBox(
    'tenc',
    1,
    0,
    Buffer.from([0, pattern, 1, 0]),
    keyId,
    Buffer.from([constantIv.length]),
    constantIv,
  );
}

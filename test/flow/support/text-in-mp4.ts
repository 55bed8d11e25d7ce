import { uint16, uint32, uint64, writeBox, writeFullBox } from '../../../server/packager/boxes.ts';

const TIMESCALE = 1000;

/** As much of an init segment as a player needs to know the time of a track of subtitles. */
export function writeTextInit(): Buffer {
  const mdhd = writeFullBox(
    'mdhd',
    0,
    0,
    uint32(0),
    uint32(0),
    uint32(TIMESCALE),
    uint32(0),
    uint16(0x55c4),
    uint16(0),
  );
  return Buffer.concat([
    writeBox('ftyp', Buffer.from('iso6'), uint32(0)),
    writeBox('moov', writeBox('trak', writeBox('mdia', mdhd))),
  ]);
}

/** One sample that begins with the film and lasts `seconds`: a file of TTML (ISO/IEC 14496-30). */
export function writeTextSegment(file: Buffer, seconds: number): Buffer {
  const moof = (dataOffset: number): Buffer =>
    writeBox(
      'moof',
      writeFullBox('mfhd', 0, 0, uint32(1)),
      writeBox(
        'traf',
        writeFullBox('tfhd', 0, 0x020000, uint32(1)),
        writeFullBox('tfdt', 1, 0, uint64(0)),
        writeFullBox(
          'trun',
          0,
          0x000301,
          uint32(1),
          uint32(dataOffset),
          uint32(seconds * TIMESCALE),
          uint32(file.length),
        ),
      ),
    );
  return Buffer.concat([moof(moof(0).length + 8), writeBox('mdat', file)]);
}

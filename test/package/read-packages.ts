import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { unzipSync } from 'fflate';

/** Path to content. */
export type PackedFiles = ReadonlyMap<string, Buffer>;

/** A .wgt is a ZIP. */
export function readWgt(file: string): PackedFiles {
  return new Map(Object.entries(unzipSync(readFileSync(file))).map(([path, bytes]) => [path, Buffer.from(bytes)]));
}

/** What an .ipk puts on a TV: it is an `ar` archive, its files are in data.tar.gz inside. */
export function readIpk(file: string): PackedFiles {
  const members = readAr(readFileSync(file));
  const data = members.get('data.tar.gz');
  if (!data) throw new TypeError(`${file} has no data.tar.gz, but ${[...members.keys()].join(', ')}`);
  return readTar(gunzipSync(data));
}

/** Width and height stand in the first chunk of every PNG. */
export function pngSize(png: Buffer): string {
  if (png.toString('latin1', 1, 4) !== 'PNG') throw new TypeError('not a PNG');
  return `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;
}

/** `!<arch>\n`, then per member 60 bytes of header and the content, padded to an even length. */
function readAr(archive: Buffer): PackedFiles {
  const members = new Map<string, Buffer>();
  let offset = 8;
  while (offset + 60 <= archive.length) {
    const name = archive.toString('latin1', offset, offset + 16).replace(/\/?\s*$/, '');
    const length = Number(archive.toString('latin1', offset + 48, offset + 58));
    members.set(name, archive.subarray(offset + 60, offset + 60 + length));
    offset += 60 + length + (length % 2);
  }
  return members;
}

/** Blocks of 512 bytes: a header, then the content. Type `0` is a file; names are short enough for plain headers. */
function readTar(archive: Buffer): PackedFiles {
  const files = new Map<string, Buffer>();
  let offset = 0;
  while (offset + 512 <= archive.length && archive[offset] !== 0) {
    const field = (start: number, length: number): string =>
      archive.toString('utf8', offset + start, offset + start + length).split('\0')[0] ?? '';
    const path = [field(345, 155), field(0, 100)].filter(Boolean).join('/');
    const length = parseInt(field(124, 12), 8);
    if (field(156, 1) === '0')
      files.set(path.replace(/^\.\//, ''), archive.subarray(offset + 512, offset + 512 + length));
    offset += 512 + Math.ceil(length / 512) * 512;
  }
  return files;
}

import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { PackageError } from '../package-error.ts';
import type { PackageFiles } from './package-files.ts';

export interface Ipk {
  /** Of the archive, in their order. */
  readonly members: PackageFiles;
  /** What describes the package to the installer. */
  readonly control: PackageFiles;
  /** What is put on a TV, by its path there. */
  readonly data: PackageFiles;
}

const MAGIC = '!<arch>\n';

/** An .ipk is an `ar` archive of a version, a description and the files. Throws PackageError where it is none. */
export async function readIpk(file: string): Promise<Ipk> {
  const archive = await readFile(file);
  if (archive.toString('latin1', 0, MAGIC.length) !== MAGIC)
    throw new PackageError(`${file}: expected an ar archive, it is none`);
  try {
    const members = readAr(archive);
    return { members, control: readTarGz(members, 'control.tar.gz'), data: readTarGz(members, 'data.tar.gz') };
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new PackageError(`${file}: expected an .ipk: ${why}`, { cause: error });
  }
}

/** After the magic, per member 60 bytes of header and the content, padded to an even length. */
function readAr(archive: Buffer): PackageFiles {
  const members = new Map<string, Buffer>();
  for (let offset = MAGIC.length; offset + 60 <= archive.length;) {
    const name = archive.toString('latin1', offset, offset + 16).replace(/\/?\s*$/, '');
    const length = readNumber(archive.toString('latin1', offset + 48, offset + 58), 10);
    const content = archive.subarray(offset + 60, offset + 60 + length);
    if (content.length !== length) throw new TypeError(`${name} ends early`);
    members.set(name, content);
    offset += 60 + length + (length % 2);
  }
  return members;
}

function readTarGz(members: PackageFiles, name: string): PackageFiles {
  const archive = members.get(name);
  if (archive === undefined) throw new TypeError(`it has no ${name}, but ${[...members.keys()].join(', ')}`);
  return readTar(gunzipSync(archive));
}

/** Blocks of 512 bytes: a header, then the content. Type `0` is a file; names are short enough for plain headers. */
function readTar(archive: Buffer): PackageFiles {
  const files = new Map<string, Buffer>();
  for (let offset = 0; offset + 512 <= archive.length && archive[offset] !== 0;) {
    const field = (start: number, length: number): string =>
      archive.toString('utf8', offset + start, offset + start + length).split('\0')[0] ?? '';
    const path = [field(345, 155), field(0, 100)].filter(Boolean).join('/');
    const length = readNumber(field(124, 12), 8);
    const content = archive.subarray(offset + 512, offset + 512 + length);
    if (field(156, 1) === '0') files.set(path.replace(/^\.\//, ''), content);
    offset += 512 + Math.ceil(length / 512) * 512;
  }
  return files;
}

function readNumber(text: string, base: number): number {
  const number = parseInt(text, base);
  if (!(number >= 0)) throw new TypeError(`expected a length, got ${JSON.stringify(text)}`);
  return number;
}

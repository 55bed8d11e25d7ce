import { execFile } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliDecompress } from 'node:zlib';

/** `chromium.br`, before 2.0 of chrome-aws-lambda `chromium-69.0.3452.0.br`; libraries for its first host stand beside it. */
const COMPRESSED = /^chromium(-[\d.]+)?\.br$/;

/** Unpacks the executable of an engine's npm archive under `work`. Resolves with the folder that holds it, as `chromium`. */
export async function unpackEngine(archive: string, work: string): Promise<string> {
  await promisify(execFile)('tar', ['-xzf', archive, '-C', work]);
  const binaries = join(work, 'package/bin');
  const compressed = (await readdir(binaries)).find((name) => COMPRESSED.test(name));
  if (compressed === undefined) throw new Error(`Expected a Chromium in ${archive}, found none.`);
  const folder = join(work, 'engine');
  await mkdir(folder);
  await pipeline(
    createReadStream(join(binaries, compressed)),
    createBrotliDecompress(),
    createWriteStream(join(folder, 'chromium'), { mode: 0o755 }),
  );
  return folder;
}

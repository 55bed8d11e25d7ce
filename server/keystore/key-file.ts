import { mkdir, open, readdir, readFile, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import * as v from 'valibot';
import writeFileAtomic from 'write-file-atomic';

import { STORED_KEY, type StoredKey } from './stored-key.ts';

const KEY_FILE = v.strictObject({
  format: v.literal('latchkey-keystore'),
  version: v.literal(1),
  keys: v.array(STORED_KEY),
});

/** The file of a key storage is there and cannot be used. The message names it and what is wrong, not what is in it. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError';

  constructor(
    readonly path: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`Key storage ${path}: ${problem}. It was left as it is; mend it, or move it away to start anew`, options);
  }
}

/** No keys where there is no file yet. Rejects with KeyFileError where a file cannot be read or understood. */
export async function readKeyFile(path: string): Promise<readonly StoredKey[]> {
  const text = await readText(path);
  if (text === null) return [];
  const parsed = v.safeParse(KEY_FILE, parseJson(path, text));
  if (!parsed.success) {
    const [{ expected }] = parsed.issues;
    const place = v.getDotPath(parsed.issues[0]) ?? 'the whole';
    throw new KeyFileError(path, `${place} is not as expected${expected === null ? '' : ` (${expected})`}`);
  }
  const { keys } = parsed.output;
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new KeyFileError(path, 'a kid is there twice');
  return keys;
}

/** Resolves when the keys are on the disk; until then the old file is there, whole. Makes the folder where there is none. */
export async function writeKeyFile(path: string, keys: readonly StoredKey[]): Promise<void> {
  const content: v.InferOutput<typeof KEY_FILE> = { format: 'latchkey-keystore', version: 1, keys: [...keys] };
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomic(path, `${JSON.stringify(content, null, 1)}\n`, { mode: 0o600 });
  await syncFolder(dirname(path));
}

/** Takes away what a process that was killed in the middle of a write has left beside the file. */
export async function removeLeftovers(path: string): Promise<void> {
  const folder = dirname(path);
  const names = await readdir(folder).catch(() => []);
  const isLeftover = (name: string): boolean =>
    name.startsWith(`${basename(path)}.`) && /^\d+$/.test(name.slice(basename(path).length + 1));
  await Promise.all(names.filter(isLeftover).map((name) => unlink(join(folder, name))));
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    if (code === 'ENOENT') return null;
    throw new KeyFileError(path, `it cannot be read (${code})`, { cause });
  }
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Without the cause: its message quotes the file.
    throw new KeyFileError(path, `it is not JSON (${text.length} characters)`);
  }
}

/** A rename outlives a power cut once the folder is on the disk too. Windows cannot open folders, and needs not. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { ROOT } from '../build/root.ts';

/** Both makers take three plain numbers; Tizen's end at 255.255.65535. */
const PACKAGE = v.object({ version: v.pipe(v.string(), v.regex(/^\d{1,3}\.\d{1,3}\.\d{1,5}$/)) });

/** The project's version, in package.json and nowhere else. */
export async function readVersion(): Promise<string> {
  const given: unknown = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8'));
  return v.parse(PACKAGE, given).version;
}

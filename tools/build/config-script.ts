import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { InferInput } from 'valibot';
import { parseConfig, type CONFIG_SCHEMA } from '../../src/config.ts';
import { ROOT } from './root.ts';

/** As it is written down; src/config.ts adds the defaults. */
export type AppConfig = InferInput<typeof CONFIG_SCHEMA>;

/** `config.js`: a classic script, since a page from file:// cannot fetch a JSON file. Rejects what the app would reject. */
export function formatConfigScript(config: AppConfig): string {
  parseConfig(config);
  // Up to Chromium 65 U+2028 and U+2029 end a line even inside a string.
  const json = JSON.stringify(config).replace(/[\u2028\u2029]/g, (char) => (char === '\u2028' ? '\\u2028' : '\\u2029'));
  return `window.LATCHKEY_CONFIG = ${json};\n`;
}

/** Rejects with a line that names the file. */
export async function readConfigFile(file = join(ROOT, 'latchkey.config.json')): Promise<AppConfig> {
  try {
    const given: unknown = JSON.parse(await readFile(file, 'utf8'));
    return parseConfig(given);
  } catch (error) {
    throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

import { format, parse } from 'node:path';

import { openKeyStore, type KeyStore } from './key-store.ts';

/** ExpressPlay keeps test and production apart: a key of the one is not there in the other. */
export interface KeyStores {
  readonly test: KeyStore;
  readonly production: KeyStore;
}

/** `keystore.json` for test, `keystore-production.json` beside it; both in memory without a file. Rejects with KeyFileError. */
export async function openKeyStores(file: string | undefined, now: () => number): Promise<KeyStores> {
  const productionFile = file === undefined ? undefined : withSuffix(file, '-production');
  const [test, production] = await Promise.all([
    openKeyStore({ file, now }),
    openKeyStore({ file: productionFile, now }),
  ]);
  return { test, production };
}

function withSuffix(path: string, suffix: string): string {
  const { dir, root, name, ext } = parse(path);
  return format({ dir, root, name: `${name}${suffix}`, ext });
}

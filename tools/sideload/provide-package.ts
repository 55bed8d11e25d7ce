import { statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { ROOT } from '../build/root.ts';
import { isLoopback } from '../package/baked-config.ts';
import { readPackageOptions, type PackageValues } from '../package/package-options.ts';
import { readVersion } from '../package/version.ts';
import type { Shell } from './shell.ts';
import { SideloadError } from './sideload-error.ts';

/** Of which TVs. */
export type PackageKind = 'webos' | 'tizen';

/**
 * The package to install: the one of this version that is there, unless the terminal says what is to be in it; else a
 * new one. Answers with its path. Rejects with PackageError, and with SideloadError where no TV could reach its backend.
 */
export async function providePackage(kind: PackageKind, values: PackageValues, { write }: Shell): Promise<string> {
  const options = await readPackageOptions(values);
  const version = await readVersion();
  const name = kind === 'webos' ? `latchkey_${version}.ipk` : `Latchkey-${version}.wgt`;
  const there = join(options.outDir ?? join(ROOT, 'dist'), 'packages', name);
  const writtenAt = statSync(there, { throwIfNoEntry: false })?.mtime;
  if (writtenAt !== undefined && isAsPackaged(values)) {
    write(`Package: ${relative(ROOT, there)}, as it was packaged on ${formatTime(writtenAt)}\n`);
    return there;
  }
  if (isOnlyHere(options.backendUrl)) {
    throw new SideloadError(
      `A package for a TV needs the storefront’s address in the network, such as --backend http://192.168.1.10:8080: to a TV ${options.backendUrl} is the TV itself`,
    );
  }
  write('Packaging …\n');
  // With all that builds the app: not loaded for a package that is there.
  const { packageApp } = await import('../package/package-app.ts');
  const packaged = await packageApp(options);
  const file = kind === 'webos' ? packaged.ipk : packaged.wgt;
  write(`Package: ${relative(ROOT, file)}, for ${options.backendUrl}\n`);
  return file;
}

/** `out` alone says where it is, not what is in it. */
function isAsPackaged(values: PackageValues): boolean {
  return Object.keys(values).every((name) => name === 'out');
}

function isOnlyHere(address: string): boolean {
  return URL.canParse(address) && isLoopback(address);
}

/** `2026-11-21 20:58` of this computer. */
function formatTime(time: Date): string {
  const local = new Date(time.getTime() - time.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16).replace('T', ' ');
}

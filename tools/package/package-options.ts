import { resolve } from 'node:path';
import { readConfigFile } from '../build/config-script.ts';
import type { PackageOptions } from './package-app.ts';
import { PackageError } from './package-error.ts';
import type { SigningSources } from './sign/read-identities.ts';

/** What a package is made from, as the terminal gives it. */
export const PACKAGE_OPTIONS = {
  /** Origin of the storefront: `http://192.168.1.10:8080`. */
  backend: { type: 'string' },
  /** In place of latchkey.config.json. */
  config: { type: 'string' },
  /** Folder of config.xml, appinfo.json and their images, in place of the repository's. */
  manifests: { type: 'string' },
  /** In place of `dist`. */
  out: { type: 'string' },
  'author-p12': { type: 'string' },
  'author-password-file': { type: 'string' },
  'distributor-p12': { type: 'string' },
  'distributor-password-file': { type: 'string' },
  /** The probe pages in a package that the owner's certificates sign. Others have them without being told. */
  probes: { type: 'boolean' },
} as const;

export type PackageValues = Readonly<Partial<Record<Exclude<keyof typeof PACKAGE_OPTIONS, 'probes'>, string>>> & {
  readonly probes?: boolean;
};

/** Throws PackageError. */
export async function readPackageOptions(
  values: PackageValues,
): Promise<PackageOptions & { readonly backendUrl: string; readonly probes: boolean }> {
  const { backend, manifests, out } = values;
  const signing = readSigning(values);
  const config = await readConfigFile(values.config === undefined ? undefined : resolve(values.config));
  return {
    backendUrl: backend?.replace(/\/+$/, '') ?? config.backendUrl ?? '',
    config,
    signing,
    probes: values.probes ?? signing === undefined,
    ...(manifests === undefined ? {} : { manifestDir: resolve(manifests) }),
    ...(out === undefined ? {} : { outDir: resolve(out) }),
  };
}

function readSigning(values: PackageValues): SigningSources | undefined {
  const { 'author-p12': author, 'distributor-p12': distributor } = values;
  if (author === undefined && distributor === undefined) return undefined;
  if (author === undefined || distributor === undefined) {
    throw new PackageError('--author-p12 and --distributor-p12 are given together, or neither');
  }
  return {
    author: { file: author, passwordFile: values['author-password-file'] },
    distributor: { file: distributor, passwordFile: values['distributor-password-file'] },
  };
}

import { isForDevelopment } from '../sign/development-identity.ts';
import { findContentProblems } from './content.ts';
import { findImageProblems } from './images.ts';
import type { PackageFiles } from './package-files.ts';
import { findPageProblems } from './page.ts';
import { findPrivilegeMismatches } from './privileges.ts';
import { findProbeProblems } from './probes.ts';
import { readTizenManifest } from './tizen-manifest.ts';
import { checkSignature, type CheckedSignature } from './widget-signatures.ts';

export interface CheckOptions {
  /** The project's. */
  readonly version: string;
  /** Words that must not be in it, of at least 8 characters. */
  readonly secrets: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether probe pages may be in it. Default: where nothing says that it is a release, which the owner's certificate does. */
  readonly mayHaveProbes?: boolean | undefined;
}

export interface CheckedWgt {
  readonly author: CheckedSignature;
  readonly distributor: CheckedSignature;
  /** One line for each thing that is wrong. Empty: it is good. */
  readonly problems: readonly string[];
}

/** Opens nothing, knows nothing of how the package was made. */
export function checkWgt(files: PackageFiles, options: CheckOptions): CheckedWgt {
  const { version, secrets, now } = options;
  const manifest = readTizenManifest(files.get('config.xml')?.toString('utf8') ?? '');
  const scripts = [...files].filter(([path]) => path.endsWith('.js')).map(([, content]) => content.toString('utf8'));
  const author = checkSignature('author', files, now);
  const distributor = checkSignature('distributor', files, now);
  const problems = [
    ...manifest.problems,
    ...(manifest.version === version ? [] : [`config.xml: expected version ${version}, got "${manifest.version}"`]),
    ...manifest.files.filter((path) => !files.has(path)).map((path) => `config.xml: ${path} is not there`),
    ...findImageProblems('config.xml', manifest.images, (path) => files.get(path)),
    ...findPrivilegeMismatches(manifest.privileges, scripts),
    ...findPageProblems(files),
    ...findContentProblems(files, secrets),
    ...findProbeProblems(files, !(options.mayHaveProbes ?? isSignedForDevelopment(author))),
    ...author.problems,
    ...distributor.problems,
  ];
  return { author, distributor, problems };
}

/** A package that nobody signed is refused for that. */
export function isSignedForDevelopment({ chain: [signer] }: CheckedSignature): boolean {
  return signer !== undefined && isForDevelopment(signer);
}

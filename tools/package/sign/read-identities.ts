import { readFile } from 'node:fs/promises';
import { PackageError } from '../package-error.ts';
import { createDevelopmentIdentities } from './development-identity.ts';
import { readP12 } from './read-p12.ts';
import type { SigningIdentities } from './signing-identity.ts';
import type { SignatureRole } from './widget-signature.ts';

export interface P12Source {
  readonly file: string;
  /** Whose first line is the password. Default: the environment's `PASSWORD_VARIABLES`. */
  readonly passwordFile?: string | undefined;
}

/** The owner's certificates. */
export type SigningSources = Readonly<Record<SignatureRole, P12Source>>;

/** Where a password comes from that no file holds. A command line would show it to everybody on the machine. */
export const PASSWORD_VARIABLES: Readonly<Record<SignatureRole, string>> = {
  author: 'LATCHKEY_AUTHOR_PASSWORD',
  distributor: 'LATCHKEY_DISTRIBUTOR_PASSWORD',
};

/** Without sources, certificates made for this package. Throws PackageError. */
export async function readIdentities(
  sources: SigningSources | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<SigningIdentities> {
  if (sources === undefined) return createDevelopmentIdentities();
  const [author, distributor] = await Promise.all(
    (['author', 'distributor'] as const).map(async (role) =>
      readP12(sources[role].file, await readPassword(role, sources[role], environment)),
    ),
  );
  if (!author || !distributor) throw new TypeError('two sources give two identities');
  return { author, distributor };
}

async function readPassword(role: SignatureRole, source: P12Source, environment: NodeJS.ProcessEnv): Promise<string> {
  const { file, passwordFile } = source;
  const variable = PASSWORD_VARIABLES[role];
  if (passwordFile === undefined) {
    const password = environment[variable];
    if (password === undefined) throw new PackageError(`${file}: set ${variable}, or give --${role}-password-file`);
    return password;
  }
  try {
    return (await readFile(passwordFile, 'utf8')).split(/\r?\n/)[0] ?? '';
  } catch (error) {
    throw new PackageError(`${passwordFile}: there is no such file that can be read`, { cause: error });
  }
}

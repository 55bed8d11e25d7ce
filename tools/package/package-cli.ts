import { statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfigFile } from '../build/config-script.ts';
import { ROOT } from '../build/root.ts';
import { formatSize } from '../build/size-budget.ts';
import { isLoopback } from './baked-config.ts';
import { packageApp } from './package-app.ts';
import { describeFailure, PackageError } from './package-error.ts';
import type { SigningSources } from './sign/read-identities.ts';

const OPTIONS = {
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

type Values = Readonly<Partial<Record<Exclude<keyof typeof OPTIONS, 'probes'>, string>>> & {
  readonly probes?: boolean;
};

/** `npm run package -- --backend http://192.168.1.10:8080` */
async function packageFromTerminal(): Promise<void> {
  const values: Values = parseArgs({ options: OPTIONS }).values;
  const { backend, manifests, out } = values;
  const config = await readConfigFile(values.config === undefined ? undefined : resolve(values.config));
  const backendUrl = backend?.replace(/\/+$/, '') ?? config.backendUrl ?? '';
  const signing = readSigning(values);
  const probes = values.probes ?? signing === undefined;
  const { wgt, ipk } = await packageApp({
    backendUrl,
    config,
    signing,
    probes,
    ...(manifests === undefined ? {} : { manifestDir: resolve(manifests) }),
    ...(out === undefined ? {} : { outDir: resolve(out) }),
  });
  for (const file of [wgt, ipk]) console.log(`${relative(ROOT, file)}  ${formatSize(statSync(file).size)}`);
  if (isLoopback(backendUrl)) warn(`The storefront is ${backendUrl}: to a TV that is the TV itself. Give --backend.`);
  if (probes) warn('Both have the probe pages in them (docs/devices.md): for development alone.');
  if (signing === undefined) {
    warn('The .wgt is signed with a DEVELOPMENT CERTIFICATE made just now: it shows that the package is whole, but NO');
    warn(
      'SAMSUNG TV TRUSTS IT. For a TV give --author-p12 and --distributor-p12 with the certificates that Samsung issued.',
    );
  }
}

function readSigning(values: Values): SigningSources | undefined {
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

function warn(line: string): void {
  console.log(`!! ${line}`);
}

packageFromTerminal().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});

import { existsSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../../build/root.ts';
import { describeFailure, PackageError } from '../package-error.ts';
import { isForDevelopment } from '../sign/development-identity.ts';
import { day, nameOf } from '../sign/signing-identity.ts';
import { readVersion } from '../version.ts';
import { findAresProblems, findIpkProblems } from './check-ipk.ts';
import { checkWgt, isSignedForDevelopment, type CheckOptions } from './check-wgt.ts';
import { secretsOf } from './content.ts';
import { holdsProbes } from './probes.ts';
import { readIpk } from './read-ipk.ts';
import { readWgt } from './read-wgt.ts';
import type { CheckedSignature } from './widget-signatures.ts';

interface Checked {
  /** What is there, for who looks. */
  readonly facts: readonly string[];
  readonly problems: readonly string[];
  /** Whether the owner's certificate signed it. */
  readonly isRelease?: boolean;
}

/** `npm run package:check`, or `-- file.wgt file.ipk`. Exit code 1 where a package is not as it should be. */
async function checkFromTerminal(): Promise<void> {
  const { positionals, values } = parseArgs({ allowPositionals: true, options: { probes: { type: 'boolean' } } });
  const version = await readVersion();
  const own = [`Latchkey-${version}.wgt`, `latchkey_${version}.ipk`].map((name) => join(ROOT, 'dist/packages', name));
  const options = { version, secrets: secretsOf(process.env), now: Date.now() };
  let mayHaveProbes = values.probes;
  for (const file of positionals.length > 0 ? positionals.map((path) => resolve(path)).sort(wgtFirst) : own) {
    if (!existsSync(file)) throw new PackageError(`${relative(ROOT, file)} is not there: npm run package makes it`);
    const checked = await checkFile(file, { ...options, mayHaveProbes });
    // Nobody signs an .ipk: those of a release are told by the .wgt beside them.
    mayHaveProbes = checked.isRelease ? (values.probes ?? false) : mayHaveProbes;
    report(relative(ROOT, file), checked);
  }
}

async function checkFile(file: string, options: CheckOptions): Promise<Checked> {
  if (file.endsWith('.ipk')) {
    const ipk = await readIpk(file);
    const problems = [...findIpkProblems(ipk, options), ...(await findAresProblems(file, ipk))];
    const probes = [...ipk.data.keys()].some((path) => path.includes('/probe/'));
    return { facts: [`${ipk.data.size} files`, 'taken by ares-package', ...noteProbes(probes)], problems };
  }
  if (!file.endsWith('.wgt')) throw new PackageError(`${file}: expected a .wgt or an .ipk`);
  const files = await readWgt(file);
  const { author, distributor, problems } = checkWgt(files, options);
  const signers = [describe('author', author), describe('distributor', distributor)];
  const facts = [`${files.size} files`, ...signers, ...noteProbes(holdsProbes(files))];
  return { facts, problems, isRelease: !isSignedForDevelopment(author) };
}

function noteProbes(isThere: boolean): readonly string[] {
  return isThere ? ['with probe pages: for development alone'] : [];
}

/** An .ipk is judged by the .wgt beside it. */
function wgtFirst(left: string, right: string): number {
  return Number(right.endsWith('.wgt')) - Number(left.endsWith('.wgt'));
}

function describe(role: string, { chain: [signer] }: CheckedSignature): string {
  if (signer === undefined) return `${role}: none`;
  const isOwn = isForDevelopment(signer);
  return `${role} ${nameOf(signer)} until ${day(signer.validTo)}${isOwn ? ' (a development certificate: no TV trusts it)' : ''}`;
}

function report(name: string, { facts, problems }: Checked): void {
  if (problems.length === 0) {
    console.log(`${name}  good: ${facts.join(', ')}`);
    return;
  }
  for (const problem of problems) console.error(`${name}: ${problem}`);
  process.exitCode = 1;
}

checkFromTerminal().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});

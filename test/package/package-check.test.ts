import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { unzipSync, zipSync } from 'fflate';
import { findIpkProblems } from '../../tools/package/check/check-ipk.ts';
import { checkWgt } from '../../tools/package/check/check-wgt.ts';
import type { PackageFiles } from '../../tools/package/check/package-files.ts';
import { readIpk } from '../../tools/package/check/read-ipk.ts';
import { readWgt } from '../../tools/package/check/read-wgt.ts';
import { checkSignature } from '../../tools/package/check/widget-signatures.ts';
import { writeIpk } from '../../tools/package/ipk.ts';
import { packageApp, type PackagedApp } from '../../tools/package/package-app.ts';
import type { SigningSources } from '../../tools/package/sign/read-identities.ts';
import { readVersion } from '../../tools/package/version.ts';
import { listDifferences, SIGNATURES_ONLY } from './package-differences.ts';
import { writeP12 } from './p12-files.ts';

const NOW = Date.now();
const IPK_APP = 'usr/palm/applications/org.latchkey.tv/';

const root = mkdtempSync(join(tmpdir(), 'latchkey-check-'));
let owned: PackagedApp;
let wgt: PackageFiles;

before(async () => {
  owned = await packageApp({
    outDir: join(root, 'owned'),
    backendUrl: 'http://192.168.1.10:8080',
    signing: ownersKeys(),
  });
  wgt = await readWgt(owned.wgt);
});

after(() => rmSync(root, { recursive: true, force: true }));

function ownersKeys(): SigningSources {
  const passwordFile = join(root, 'password');
  writeFileSync(passwordFile, 'correct horse\n');
  const sourceOf = (role: string, algorithm: '3des' | 'aes256') => ({
    file: writeP12(join(root, `${role}.p12`), { password: 'correct horse', algorithm }),
    passwordFile,
  });
  return { author: sourceOf('author', '3des'), distributor: sourceOf('distributor', 'aes256') };
}

function runCheck(...files: string[]): {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
} {
  const parameters = ['--import', 'tsx', 'tools/package/check/check-cli.ts', ...files];
  return spawnSync(process.execPath, parameters, { encoding: 'utf8' });
}

describe('npm run package:check', () => {
  it('finds both packages good that the owner’s certificates signed', () => {
    const { status, stdout, stderr } = runCheck(owned.wgt, owned.ipk);
    assert.equal(stderr, '');
    assert.equal(status, 0);
    assert.match(
      stdout,
      /\.wgt {2}good: \d+ files, author “Owner” until [\d-]{10}, distributor “Owner” until [\d-]{10}$/m,
    );
    assert.match(stdout, /\.ipk {2}good: \d+ files, taken by ares-package$/m);
  });

  it('sees one byte that changed, in each file of the .wgt', () => {
    const unseen = [...wgt].filter(([path, content]) => {
      const changed = Buffer.from(content);
      const middle = changed.length >> 1;
      changed.writeUInt8(changed.readUInt8(middle) ^ 1, middle);
      const files = new Map([...wgt, [path, changed]]);
      return (['author', 'distributor'] as const).every(
        (role) => checkSignature(role, files, NOW).problems.length === 0,
      );
    });
    assert.ok(wgt.size > 15);
    assert.deepEqual(
      unseen.map(([path]) => path),
      [],
    );
  });

  it('ends with 1 and names the file for a .wgt in which one byte changed', () => {
    const entries = unzipSync(readFileSync(owned.wgt));
    const font = entries['fonts/inter-latin-400.woff2'];
    assert.ok(font);
    font.set([(font[1000] ?? 0) ^ 1], 1000);
    const file = join(root, 'changed.wgt');
    writeFileSync(file, zipSync(entries));
    const { status, stderr } = runCheck(file);
    assert.equal(status, 1);
    assert.match(stderr, /author-signature\.xml: fonts\/inter-latin-400\.woff2 is not what was signed$/m);
  });

  it('refuses probe pages in a release, unless it is told that they are meant', async () => {
    const line = /^probe\/ holds probe pages: a release has none/;
    const options = { version: await readVersion(), secrets: [], now: NOW };
    const withProbe: PackageFiles = new Map([...wgt, ['probe/index.html', Buffer.from('')]]);
    const ipk = await readIpk(owned.ipk);
    const ipkWithProbe = { ...ipk, data: new Map([...ipk.data, [`${IPK_APP}probe/index.html`, Buffer.from('')]]) };
    const speaksOfIt = (problems: readonly string[]): boolean => problems.some((problem) => line.test(problem));
    assert.ok(speaksOfIt(checkWgt(withProbe, options).problems));
    assert.ok(!speaksOfIt(checkWgt(withProbe, { ...options, mayHaveProbes: true }).problems));
    assert.ok(speaksOfIt(findIpkProblems(ipkWithProbe, { ...options, mayHaveProbes: false })));
    assert.deepEqual(findIpkProblems(ipkWithProbe, options), []);
  });

  it('judges an .ipk by the .wgt beside it', async () => {
    const app = join(root, 'with-probe');
    cpSync(owned.webosDir, app, { recursive: true });
    mkdirSync(join(app, 'probe'));
    writeFileSync(join(app, 'probe/index.html'), '');
    const ipk = join(root, 'a.ipk');
    await writeIpk([app], ipk, join(root, 'work'));
    const { status, stdout, stderr } = runCheck(ipk, owned.wgt);
    assert.equal(status, 1);
    assert.match(stdout, /\.wgt {2}good/);
    assert.match(stderr, /a\.ipk: probe\/ holds probe pages: a release has none/);
  });

  it('ends with 1 and one line for what is no package', () => {
    const file = join(root, 'text.wgt');
    writeFileSync(file, 'text');
    const { status, stderr } = runCheck(file);
    assert.deepEqual([status, stderr.trim()], [1, `${file}: expected a ZIP, it cannot be opened`]);
  });
});

describe('packageApp', () => {
  it('makes the same packages twice, but for the signatures', async () => {
    const again = await packageApp({ outDir: join(root, 'again'), backendUrl: 'http://192.168.1.10:8080' });
    assert.deepEqual(await listDifferences(owned, again), SIGNATURES_ONLY);
  });
});

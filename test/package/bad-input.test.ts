import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import fs from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it, mock } from 'node:test';
import { bakeConfig } from '../../tools/package/baked-config.ts';
import { readManifestSources } from '../../tools/package/manifest-sources.ts';
import { packageApp } from '../../tools/package/package-app.ts';
import { describeFailure } from '../../tools/package/package-error.ts';
import { readIdentities } from '../../tools/package/sign/read-identities.ts';
import { writeP12 } from './p12-files.ts';

const PACKAGE = ['--import', 'tsx', 'tools/package/package-cli.ts'];
const BACKEND = ['--backend', 'http://192.168.1.10:8080'];
const PASSWORD = 'correct horse';

const root = mkdtempSync(join(tmpdir(), 'latchkey-bad-input-'));
after(() => rmSync(root, { recursive: true, force: true }));

interface Outcome {
  readonly status: number | null;
  readonly stderr: string;
  /** What is in the folder of packages. */
  readonly left: readonly string[];
}

function packageWith(parameters: readonly string[], environment: NodeJS.ProcessEnv = {}): Outcome {
  const out = mkdtempSync(join(root, 'out-'));
  const { status, stderr } = spawnSync(process.execPath, [...PACKAGE, '--out', out, ...parameters], {
    encoding: 'utf8',
    env: { ...process.env, ...environment },
  });
  return { status, stderr, left: listPackages(out) };
}

function listPackages(out: string): string[] {
  return existsSync(join(out, 'packages')) ? readdirSync(join(out, 'packages')) : [];
}

function isWgt(file: unknown): boolean {
  return typeof file === 'string' && file.endsWith('.wgt');
}

/** A copy of both manifests and their images, to be spoilt. */
function copyManifests(): string {
  const folder = mkdtempSync(join(root, 'manifests-'));
  for (const name of ['config.xml', 'appinfo.json', 'assets']) cpSync(name, join(folder, name), { recursive: true });
  return folder;
}

function edit(folder: string, name: string, from: string | RegExp, to: string): string {
  const text = readFileSync(join(folder, name), 'utf8');
  const edited = text.replace(from, to);
  assert.notEqual(edited, text);
  writeFileSync(join(folder, name), edited);
  return folder;
}

function assertRefused(outcome: Outcome, line: RegExp): void {
  assert.match(outcome.stderr, line);
  assert.equal(outcome.stderr.trim().split('\n').length, 1, outcome.stderr);
  assert.equal(outcome.status, 1);
  assert.deepEqual(outcome.left, []);
}

describe('npm run package', () => {
  it('refuses a backend that is no URL', () => {
    const line = /^backendUrl: expected an origin such as http:\/\/192\.168\.1\.10:8080, got "192\.168\.1\.10:8080"$/m;
    assertRefused(packageWith(['--backend', '192.168.1.10:8080']), line);
  });

  it('refuses a package id of nine letters', () => {
    const manifests = edit(copyManifests(), 'config.xml', /LatchkeyTV/g, 'LatchkeyT');
    assertRefused(
      packageWith([...BACKEND, '--manifests', manifests]),
      /^config\.xml: expected a package id of ten letters and digits, got "LatchkeyT"$/m,
    );
  });

  it('refuses a missing icon, and one of another size', async () => {
    const missing = copyManifests();
    rmSync(join(missing, 'assets/icon-80x80.png'));
    assertRefused(
      packageWith([...BACKEND, '--manifests', missing]),
      /^appinfo\.json: assets\/icon-80x80\.png is not there$/m,
    );
    const other = copyManifests();
    cpSync(join(other, 'assets/icon-130x130.png'), join(other, 'assets/icon-512x423.png'));
    await assert.rejects(readManifestSources(other), {
      name: 'PackageError',
      message: 'config.xml: expected assets/icon-512x423.png in 512x423 pixels, it has 130x130',
    });
  });

  it('refuses a .p12 with a wrong password, and does not repeat the password', () => {
    const file = writeP12(join(root, 'author.p12'), { password: PASSWORD });
    const outcome = packageWith([...BACKEND, '--author-p12', file, '--distributor-p12', file], {
      LATCHKEY_AUTHOR_PASSWORD: 'hunter2-hunter2',
      LATCHKEY_DISTRIBUTOR_PASSWORD: PASSWORD,
    });
    assertRefused(outcome, /author\.p12: the password is wrong$/m);
    assert.doesNotMatch(outcome.stderr, /hunter2/);
  });

  it('refuses an expired certificate', () => {
    const good = writeP12(join(root, 'good.p12'), { password: PASSWORD });
    const old = writeP12(join(root, 'old.p12'), { password: PASSWORD, validTo: new Date('2024-02-01T00:00:00Z') });
    const passwordFile = join(root, 'password');
    writeFileSync(passwordFile, `${PASSWORD}\n`);
    const passwords = ['--author-password-file', passwordFile, '--distributor-password-file', passwordFile];
    assertRefused(
      packageWith([...BACKEND, '--author-p12', good, '--distributor-p12', old, ...passwords]),
      /old\.p12: the certificate of “Owner” expired on 2024-02-01$/m,
    );
  });

  it('refuses one certificate of two', () => {
    assertRefused(
      packageWith([...BACKEND, '--author-p12', 'a.p12']),
      /^--author-p12 and --distributor-p12 are given together/,
    );
  });

  it('says in one line why ares-package refuses, and keeps no .wgt beside', () => {
    const manifests = edit(copyManifests(), 'appinfo.json', '"type": "web"', '"type": "web", "transparent": "yes"');
    assertRefused(
      packageWith([...BACKEND, '--manifests', manifests]),
      /^ares-package refuses: Invalid file <appinfo\.json>: transparent is not of a type\(s\) boolean$/m,
    );
  });
});

describe('bakeConfig', () => {
  for (const [what, address] of [
    ['of another scheme', 'ftp://192.168.1.10'],
    ['with a path', 'http://192.168.1.10:8080/shop'],
    ['with an impossible port', 'http://192.168.1.10:80800'],
    ['with a user', 'http://me:pw@192.168.1.10'],
    ['that is left out', ''],
  ] as const) {
    it(`refuses an address ${what}`, () => {
      assert.throws(() => bakeConfig({}, address), { name: 'PackageError' });
    });
  }

  it('refuses the language of tests: no package has its texts', () => {
    assert.throws(() => bakeConfig({ language: 'ar-XB' }, 'http://192.168.1.10:8080'), /language/);
  });
});

describe('readIdentities', () => {
  const read = (file: string, environment: NodeJS.ProcessEnv): Promise<unknown> =>
    readIdentities({ author: { file }, distributor: { file } }, environment);
  const passwords = (password: string): NodeJS.ProcessEnv => ({
    LATCHKEY_AUTHOR_PASSWORD: password,
    LATCHKEY_DISTRIBUTOR_PASSWORD: password,
  });

  it('opens what OpenSSL 3 encrypts, with the right password only', async () => {
    const file = writeP12(join(root, 'aes.p12'), { password: PASSWORD, algorithm: 'aes256' });
    await read(file, passwords(PASSWORD));
    await assert.rejects(read(file, passwords('')), {
      name: 'PackageError',
      message: `${file}: the password is wrong`,
    });
  });

  it('says of a file that it is none, that it is not there, or that its password is missing', async () => {
    const [text, none] = [join(root, 'text.p12'), join(root, 'none.p12')];
    writeFileSync(text, 'not a key store');
    await assert.rejects(read(text, passwords('')), { message: `${text}: expected a PKCS#12 file (.p12), it is none` });
    await assert.rejects(read(none, passwords('')), { message: `${none}: there is no such file that can be read` });
    await assert.rejects(read(text, {}), {
      message: `${text}: set LATCHKEY_AUTHOR_PASSWORD, or give --author-password-file`,
    });
  });
});

describe('packageApp', () => {
  it('leaves the packages that are there when the disk is full', async () => {
    const outDir = mkdtempSync(join(root, 'full-'));
    const { wgt, ipk } = await packageApp({ outDir, backendUrl: 'http://192.168.1.10:8080' });
    const before = [wgt, ipk].map((file) => readFileSync(file));
    const write = fs.writeFile;
    // The disk, as Node shows it, has room for half a package.
    const full = mock.method(fs, 'writeFile', async (...[file, data, options]: Parameters<typeof write>) => {
      if (!isWgt(file) || !(data instanceof Uint8Array)) return write(file, data, options);
      await write(file, data.subarray(0, data.length / 2));
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    });
    const finished = mock.method(fs, 'rename');
    syncBuiltinESMExports();
    try {
      await assert.rejects(packageApp({ outDir, backendUrl: 'http://192.168.1.11:8080' }), (error) => {
        assert.equal(
          describeFailure(error),
          'No space left on the disk; no package was written (ENOSPC: no space left on device, write)',
        );
        return true;
      });
    } finally {
      full.mock.restore();
      finished.mock.restore();
      syncBuiltinESMExports();
    }
    assert.equal(
      full.mock.calls.some(({ arguments: [file] }) => isWgt(file)),
      true,
    );
    assert.equal(
      finished.mock.calls.some(({ arguments: [, file] }) => String(file).endsWith('.ipk')),
      true,
      'the other package is not still being written',
    );
    assert.equal(listPackages(outDir).length, 2);
    assert.deepEqual(
      [wgt, ipk].map((file) => readFileSync(file)),
      before,
    );
  });
});

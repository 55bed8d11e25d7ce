import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';
import { brotliCompressSync } from 'node:zlib';
import { ENGINES, userAgentOf } from '../../tools/engines/engines.ts';
import { fetchEngine } from '../../tools/engines/fetch-engine.ts';
import { DEVICES_PAGE, formatResults, nameTv, replaceResults } from '../../tools/engines/results-table.ts';
import { parseUserAgent } from '../../src/platform/user-agent.ts';

const EXECUTABLE = '#!/bin/sh\necho an engine\n';
const sha512 = (bytes: Buffer): string => `sha512-${createHash('sha512').update(bytes).digest('base64')}`;

describe('fetchEngine', () => {
  let folder: string;
  let archive: Buffer;
  let registry: ReturnType<typeof createServer>;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-fetch-'));
    archive = await packEngine(folder);
    registry = startRegistry(archive);
    await new Promise<void>((resolve) => registry.listen(0, '127.0.0.1', resolve));
    process.env.npm_config_cache = join(folder, 'npm');
  });
  after(async () => {
    registry.close();
    delete process.env.npm_config_cache;
    delete process.env.npm_config_registry;
    await rm(folder, { recursive: true });
  });
  const useRegistry = (port: number): string => (process.env.npm_config_registry = `http://127.0.0.1:${port}/`);
  const useOwnRegistry = (): string => useRegistry((registry.address() as AddressInfo).port);

  it('unpacks what npm fetched, once', async () => {
    useOwnRegistry();
    const pinned = { name: 'an-engine', version: '1.0.0', integrity: sha512(archive) };
    const executable = await fetchEngine(pinned, join(folder, 'good'));
    assert.equal((await promisify(execFile)(executable)).stdout, 'an engine\n');
    useRegistry(9);
    assert.equal(await fetchEngine(pinned, join(folder, 'good')), executable, 'without asking again');
    assert.deepEqual(await readdir(join(folder, 'good')), ['an-engine-1.0.0']);
  });

  it('refuses an archive that is not the pinned one, and keeps nothing of it', async () => {
    useOwnRegistry();
    const pinned = { name: 'an-engine', version: '1.0.0', integrity: sha512(Buffer.from('another')) };
    await assert.rejects(
      fetchEngine(pinned, join(folder, 'bad')),
      /Expected an-engine@1\.0\.0 to be sha512-.+, got sha/,
    );
    assert.deepEqual(await readdir(join(folder, 'bad')), []);
  });

  it('says in one line that the registry is not to be had', async () => {
    useRegistry(9);
    const pinned = { name: 'an-engine', version: '2.0.0', integrity: sha512(archive) };
    await assert.rejects(
      fetchEngine(pinned, join(folder, 'none')),
      /^Error: Expected an-engine@2\.0\.0 from the npm registry, which is not to be had: ECONNREFUSED$/,
    );
  });
});

describe('The engines and their table', () => {
  it('are recognized as the TVs they stand for', () => {
    for (const tv of ENGINES.flatMap(({ tvs }) => tvs)) {
      const { name, year, chromium } = parseUserAgent(userAgentOf(tv));
      assert.deepEqual([name, year, String(chromium)], [tv.platform, tv.year, tv.chromium.split('.')[0]]);
    }
  });

  it('say which check failed, which needed the shim and which cannot be made', () => {
    const [engine] = ENGINES;
    const [tv] = engine?.tvs ?? [];
    assert.ok(engine && tv);
    const walk = {
      boot: 'passed',
      focus: { failure: 'Did not see it' },
      clear: 'impossible',
      protected: 'shimmed',
      back: 'passed',
      console: 'passed',
    } as const;
    const row = formatResults([{ engine, tv, version: '64.0.3264.0', walk }]).split('\n')[2];
    const cells = ['yes', '**fails**', '–', 'by shim', 'yes', 'yes'].join(' | ');
    assert.equal(row, `| Tizen 5.0 (2019) | Chromium 63 | 64.0.3264.0, \`chrome-aws-lambda@0.13.0\` | ${cells} |`);
  });

  it('stand in the docs, each of them, and none fails', async () => {
    const page = await readFile(DEVICES_PAGE, 'utf8');
    const table = page.slice(page.indexOf('<!-- engines:'), page.indexOf('<!-- /engines -->'));
    const rows = table.split('\n').filter((line) => /^\| (Tizen|webOS)/.test(line));
    const named = rows.map((row) => row.split('|')[1]?.trim());
    assert.deepEqual(
      named,
      ENGINES.flatMap(({ tvs }) => tvs).map((tv) => nameTv(tv)),
    );
    assert.doesNotMatch(table, /fails/);
  });

  it('need the marks in the page', () => {
    assert.throws(() => replaceResults('# Devices\n', '| |'), /Expected <!-- engines/);
  });
});

/** Laid out as the packages that carry a Chromium are. */
async function packEngine(folder: string): Promise<Buffer> {
  const bin = join(folder, 'package/bin');
  await mkdir(bin, { recursive: true });
  await writeFile(join(folder, 'package/package.json'), JSON.stringify({ name: 'an-engine', version: '1.0.0' }));
  await writeFile(join(bin, 'chromium-1.0.0.0.br'), brotliCompressSync(EXECUTABLE));
  await promisify(execFile)('tar', ['-czf', join(folder, 'an-engine.tgz'), '-C', folder, 'package']);
  return readFile(join(folder, 'an-engine.tgz'));
}

/** An npm registry that has one package. */
function startRegistry(archive: Buffer): ReturnType<typeof createServer> {
  return createServer((request, response) => {
    if (request.url?.endsWith('.tgz') === true) return response.end(archive);
    const tarball = `http://${request.headers.host ?? ''}/an-engine.tgz`;
    const dist = { tarball, integrity: sha512(archive) };
    const versions = { '1.0.0': { name: 'an-engine', version: '1.0.0', dist } };
    return response.end(JSON.stringify({ name: 'an-engine', 'dist-tags': { latest: '1.0.0' }, versions }));
  });
}

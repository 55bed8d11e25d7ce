import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { packageApp } from '../../tools/package/package-app.ts';
import { listDifferences, SIGNATURES_ONLY } from '../package/package-differences.ts';

describe('packageApp', () => {
  it('makes the same packages twice, but for the signatures, where each time all is compiled anew', async () => {
    const root = mkdtempSync(join(tmpdir(), 'latchkey-same-'));
    const make = (name: string) =>
      packageApp({ outDir: join(root, name), backendUrl: 'http://192.168.1.10:8080', fresh: true });
    try {
      assert.deepEqual(await listDifferences(await make('one'), await make('other')), SIGNATURES_ONLY);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

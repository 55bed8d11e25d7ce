import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import webpack from 'webpack';
import { ROOT } from '../../../tools/build/root.ts';
import { createWebpackConfig } from '../../../webpack.config.ts';

/** Builds a page of this folder, as the app is built. `scripts` stand before `app.js`. Returns the folder it is in. */
export async function buildPage(name: string, scripts: readonly string[] = []): Promise<string> {
  const outDir = join(ROOT, `.cache/contract-${name}`);
  await mkdir(outDir, { recursive: true });
  const entry = join(ROOT, `test/contract/support/${name}.ts`);
  const compiler = webpack({ ...createWebpackConfig({ entry, outDir, mode: 'development' }), plugins: [] });
  const stats = await promisify(compiler.run.bind(compiler))();
  assert.ok(stats && !stats.hasErrors(), stats?.toString('errors-only'));
  const tags = [...scripts, 'app.js'].map((script) => `<script src="${script}"></script>`);
  await writeFile(join(outDir, 'index.html'), `<!doctype html><body>${tags.join('')}`);
  return outDir;
}

import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import webpack from 'webpack';
import { buildOnce } from '../../flow/support/build-once.ts';
import { ROOT } from '../../../tools/build/root.ts';
import { createWebpackConfig } from '../../../webpack.config.ts';

/** Builds a page of this folder, as the app is built. `scripts` stand before `app.js`. Returns the folder it is in. */
export async function buildPage(name: string, scripts: readonly string[] = []): Promise<string> {
  const outDir = join(ROOT, `.cache/contract-${name}`);
  const page = `test/contract/support/${name}.ts`;
  const build = async (): Promise<void> => {
    await compile(join(ROOT, page), outDir);
    const tags = [...scripts, 'app.js'].map((script) => `<script src="${script}"></script>`);
    await writeFile(join(outDir, 'index.html'), `<!doctype html><body>${tags.join('')}`);
  };
  await buildOnce(outDir, build, [page]);
  return outDir;
}

async function compile(entry: string, outDir: string): Promise<void> {
  const compiler = webpack({ ...createWebpackConfig({ entry, outDir, mode: 'development' }), plugins: [] });
  const stats = await promisify(compiler.run.bind(compiler))();
  assert.ok(stats && !stats.hasErrors(), stats?.toString('errors-only'));
}

import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import webpack, { type Configuration } from 'webpack';
import { createWebpackConfig } from '../../webpack.config.ts';
import { PAGES } from '../../test/device/pages.ts';
import { ROOT } from './root.ts';
import { runWebpack } from './run-webpack.ts';
import { findNewSyntax } from './syntax-check.ts';

/** Name of the folder beside the app's page, in a package and at the backend: `probe/index.html`. */
export const PROBE_FOLDER = 'probe';

const FROM = join(ROOT, 'test/device');
/** The second package has none in it, but names it. */
const LICENSES = [join(ROOT, 'node_modules/fflate/LICENSE'), join(FROM, 'qrcode-generator-license.txt')];

/** What pages there are, as names of their files. */
export const PROBE_PAGES: readonly string[] = ['index', ...PAGES.map(({ page }) => page)];

/** Builds test/device as classic scripts for the oldest TV. `outDir` is absolute. Rejects what does not compile, or needs newer syntax. */
export async function buildProbes(outDir: string): Promise<void> {
  const stats = await runWebpack(createProbeConfig(outDir));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true, colors: false }));
  const problems = findNewSyntax(outDir);
  if (problems.length > 0) throw new Error(problems.join('\n'));
  await writeFile(join(outDir, 'licenses.txt'), await readLicenses());
}

function createProbeConfig(outDir: string): Configuration {
  const app = createWebpackConfig({ entry: join(FROM, 'index.ts'), outDir, mode: 'production' });
  const names = [...PROBE_PAGES, 'entry'];
  return {
    ...app,
    name: 'probes',
    entry: Object.fromEntries(names.map((name) => [name, join(FROM, `${name}.ts`)])),
    plugins: [
      new CopyPlugin({ patterns: [{ from: '*.{html,css}', context: FROM }] }),
      ...(app.plugins ?? []).filter((plugin) => plugin instanceof webpack.DefinePlugin),
    ],
  };
}

/** Of what the app itself does not have in it. */
async function readLicenses(): Promise<string> {
  const texts = LICENSES.map((file) => readFile(file, 'utf8'));
  return (await Promise.all(texts)).join('\n\n');
}

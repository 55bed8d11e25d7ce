import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import webpack from 'webpack';
import { ROOT } from '../../build/root.ts';
import type { SimulatedCdms } from './page.ts';

/** Of this process: the code is the same for all devices. */
let bundle: Promise<string> | undefined;

/**
 * A script that gives a page simulated key systems; for `evaluateOnNewDocument`. It brings no polyfills, so that the page meets
 * the engine as it is. Rejects where it cannot be bundled.
 */
export async function bundleCdmScript(cdms: SimulatedCdms): Promise<string> {
  bundle ??= bundlePage();
  return `window.latchkeySimulatedCdms = ${JSON.stringify(cdms)};\n${await bundle}`;
}

async function bundlePage(): Promise<string> {
  // Files of their own for each process: two may bundle at the same time.
  const outDir = join(ROOT, `.cache/simulated-cdm/${process.pid}`);
  const filename = 'cdm.js';
  const parser = { syntax: 'typescript' };
  const compiler = webpack({
    mode: 'development',
    devtool: false,
    target: ['web', 'es2021'],
    entry: join(ROOT, 'tools/simulator/cdm/page.ts'),
    output: { path: outDir, filename },
    module: { rules: [{ test: /\.ts$/, loader: 'swc-loader', options: { jsc: { parser, target: 'es2021' } } }] },
  });
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  if (!stats || stats.hasErrors()) throw new Error(`Expected a bundle, got: ${stats?.toString('errors-only') ?? ''}`);
  const script = await readFile(join(outDir, filename), 'utf8');
  await rm(outDir, { recursive: true });
  return script;
}

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import CopyPlugin from 'copy-webpack-plugin';
import TerserPlugin from 'terser-webpack-plugin';
import webpack, { type Configuration, type RuleSetRule } from 'webpack';
import { ROOT } from './tools/build/root.ts';
import { listUnneededModules } from './tools/build/core-js-modules.ts';
import { SHIPPED_FILES } from './tools/build/shipped-files.ts';

export interface BuildTarget {
  readonly entry: string;
  readonly outDir: string;
  readonly mode: 'production' | 'development';
  /** Whether the language `ar-XB` is built in (src/lib/languages.ts). Default: in development. */
  readonly pseudoLanguage?: boolean | undefined;
  /** Whether to compile all anew. Default `false`. */
  readonly fresh?: boolean | undefined;
}

/** Chromium of the oldest TV, Tizen 5.0 (docs/architecture.md §10). */
const FLOOR = '63';
/** They ship newer syntax than the floor parses. */
const MODERN_PACKAGES = /node_modules[\\/](lit|lit-html|lit-element|@lit|dashjs|@svta|valibot|media-captions)[\\/]/;

/** Classic scripts from TypeScript, for http and for file:// alike: `app.js`, and one named chunk per dynamic import. */
export function createWebpackConfig(target: BuildTarget): Configuration {
  const { entry, outDir, mode, fresh = false, pseudoLanguage = mode === 'development' } = target;
  return {
    mode,
    context: ROOT,
    entry: { app: entry },
    target: [`browserslist:chrome ${FLOOR}`],
    devtool: mode === 'development' ? 'inline-source-map' : false,
    output: {
      path: outDir,
      filename: '[name].js',
      chunkFilename: '[name].js',
      publicPath: 'auto',
      // Half a minute on, the app offers to leave (screens: loading); webpack itself waits two.
      chunkLoadTimeout: 25_000,
      // config.js is written beside the build, not by it.
      clean: { keep: /^config\.js$/ },
    },
    resolve: {
      extensions: ['.ts', '.js'],
      alias: { dashjs$: join(ROOT, 'node_modules/dashjs/dist/modern/esm/dash.mediaplayer.min.js') },
    },
    module: {
      rules: [swcRule(/\.ts$/, 'typescript'), { ...swcRule(/\.m?js$/, 'ecmascript'), include: MODERN_PACKAGES }],
    },
    plugins: [
      new CopyPlugin({ patterns: SHIPPED_FILES }),
      // What media-captions would load for formats and reports that nobody asks it for.
      new webpack.IgnorePlugin({
        resourceRegExp: /^\.\/(srt-parser|ssa-parser|errors)\.js$/,
        contextRegExp: /media-captions/,
      }),
      new webpack.DefinePlugin({ LATCHKEY_VERSION: readVersion(), LATCHKEY_PSEUDO_LANGUAGE: pseudoLanguage }),
    ],
    optimization: splitAndMinify(),
    cache: fresh
      ? false
      : { type: 'filesystem', cacheDirectory: join(ROOT, '.cache/webpack'), version: buildVersion() },
    performance: { hints: false },
    infrastructureLogging: { level: 'error' },
  };
}

function splitAndMinify(): NonNullable<Configuration['optimization']> {
  return {
    chunkIds: 'named',
    minimizer: [
      new TerserPlugin({
        extractComments: false,
        terserOptions: { ecma: 2015, compress: { passes: 2 }, format: { comments: false } },
      }),
    ],
    // A chunk is what a dynamic import asks for, in one file.
    splitChunks: false,
  };
}

function swcRule(test: RegExp, syntax: 'typescript' | 'ecmascript'): RuleSetRule {
  return {
    test,
    loader: 'swc-loader',
    options: {
      jsc: {
        parser: syntax === 'typescript' ? { syntax, decorators: true } : { syntax },
        transform: { legacyDecorator: true, useDefineForClassFields: false, verbatimModuleSyntax: true },
        assumptions: { noDocumentAll: true },
      },
      env: { targets: { chrome: FLOOR }, mode: 'usage', coreJs: '3.51', exclude: listUnneededModules() },
      module: { type: 'es6' },
    },
  };
}

/** As a literal of JavaScript: src/report/app-version.ts. */
function readVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { readonly version: string };
  return JSON.stringify(version);
}

/** What a cached module depends on besides its own source. */
function buildVersion(): string {
  const hash = createHash('sha256');
  for (const file of ['webpack.config.ts', 'tools/build/core-js-modules.ts', 'package-lock.json']) {
    hash.update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

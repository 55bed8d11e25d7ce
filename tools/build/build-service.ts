import { readFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';
import webpack, { type Configuration } from 'webpack';
import { ROOT } from './root.ts';
import { runWebpack } from './run-webpack.ts';
import { checkService } from './service-check.ts';

export interface ServiceOptions {
  readonly platform: 'webos' | 'tizen';
  /** Absolute. */
  readonly file: string;
  /** Where the service sends requests to, with a port where it is not the scheme's own. */
  readonly hosts: readonly string[];
}

/** Builds src/relay for the Node of the TVs, 8 and newer, into one file: a TV installs no packages. Rejects what a Node 8 would not start. */
export async function buildService(options: ServiceOptions): Promise<void> {
  const stats = await runWebpack(createServiceConfig(options));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true, colors: false }));
  const problems = checkService(basename(options.file), await readFile(options.file, 'utf8'));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

function createServiceConfig({ platform, file, hosts }: ServiceOptions): Configuration {
  return {
    mode: 'production',
    context: ROOT,
    entry: join(ROOT, `src/relay/${platform}-entry.ts`),
    target: 'node8',
    devtool: false,
    output: { path: dirname(file), filename: basename(file), library: { type: 'commonjs2' } },
    externals: { 'webos-service': 'commonjs2 webos-service' },
    resolve: { extensions: ['.ts', '.js'] },
    module: {
      rules: [
        {
          test: /\.ts$/,
          loader: 'swc-loader',
          options: {
            jsc: { parser: { syntax: 'typescript' }, target: 'es2015', transform: { verbatimModuleSyntax: true } },
            module: { type: 'es6' },
          },
        },
      ],
    },
    plugins: [new webpack.DefinePlugin({ LATCHKEY_RELAY_HOSTS: JSON.stringify(hosts) })],
    optimization: {
      minimizer: [
        new TerserPlugin({
          extractComments: false,
          // Short enough to be read on the TV as it is.
          terserOptions: { ecma: 2015, mangle: false, format: { comments: false, beautify: true } },
        }),
      ],
    },
    performance: { hints: false },
    infrastructureLogging: { level: 'error' },
  };
}

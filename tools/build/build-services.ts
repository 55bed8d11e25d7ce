import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import TerserPlugin from 'terser-webpack-plugin';
import webpack, { type Configuration } from 'webpack';
import { ROOT } from './root.ts';
import { runWebpack } from './run-webpack.ts';
import { checkService } from './service-check.ts';

export interface ServicesOptions {
  /** Absolute. */
  readonly outDir: string;
  /** Where the services send requests to, with a port where it is not the scheme's own. */
  readonly hosts: readonly string[];
}

/** Each in one file: a TV installs no packages. */
export interface BuiltServices {
  readonly webos: string;
  readonly tizen: string;
}

/** Builds src/relay for the Node of the TVs, 8 and newer. Rejects what a Node 8 would not start. */
export async function buildServices({ outDir, hosts }: ServicesOptions): Promise<BuiltServices> {
  const stats = await runWebpack(createServicesConfig(outDir, hosts));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true, colors: false }));
  const built = { webos: join(outDir, 'webos.js'), tizen: join(outDir, 'tizen.js') };
  const problems: string[] = [];
  for (const file of Object.values(built)) problems.push(...checkService(file, await readFile(file, 'utf8')));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return built;
}

function createServicesConfig(outDir: string, hosts: readonly string[]): Configuration {
  return {
    mode: 'production',
    context: ROOT,
    entry: { webos: join(ROOT, 'src/relay/webos-entry.ts'), tizen: join(ROOT, 'src/relay/tizen-entry.ts') },
    target: 'node8',
    devtool: false,
    output: { path: outDir, filename: '[name].js', library: { type: 'commonjs2' }, clean: true },
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

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWebpackConfig } from '../../webpack.config.ts';
import { formatConfigScript, type AppConfig } from './config-script.ts';
import { ROOT } from './root.ts';
import { runWebpack } from './run-webpack.ts';
import { describeExcess, measureFirstScreen, type FirstScreen } from './size-budget.ts';
import { findNewSyntax } from './syntax-check.ts';

export interface BuildOptions {
  /** Absolute. */
  readonly outDir: string;
  /** Written as `config.js`. Left out where the server that delivers the app answers `/config.js` itself. */
  readonly config?: AppConfig;
  readonly mode?: 'production' | 'development';
  /** Whether the language `ar-XB` of tests is built in. Default: in development. */
  readonly pseudoLanguage?: boolean;
  /** Whether to compile all anew, and to leave the cache of earlier builds alone. Default `false`. */
  readonly fresh?: boolean;
}

export interface BuildReport {
  readonly outDir: string;
  readonly durationMs: number;
  readonly firstScreen: FirstScreen;
}

/** Builds the app. Rejects when it does not compile and, in production, when it breaks the size budget or the syntax floor. */
export async function buildApp(options: BuildOptions): Promise<BuildReport> {
  const { outDir, config, mode = 'production', fresh, pseudoLanguage } = options;
  const target = { entry: join(ROOT, 'src/main.ts'), outDir, mode, fresh, pseudoLanguage };
  const stats = await runWebpack(createWebpackConfig(target));
  if (stats.hasErrors()) throw new Error(stats.toString({ all: false, errors: true, colors: false }));
  const firstScreen = measureFirstScreen(stats, outDir);
  if (mode === 'production') {
    const problems = [...findNewSyntax(outDir), ...describeExcess(firstScreen)];
    if (problems.length > 0) throw new Error(problems.join('\n'));
  }
  if (config) await writeConfigScript(outDir, config);
  return { outDir, durationMs: stats.endTime - stats.startTime, firstScreen };
}

export async function writeConfigScript(outDir: string, config: AppConfig): Promise<void> {
  await mkdir(outDir, { recursive: true });
  await writeFile(join(outDir, 'config.js'), formatConfigScript(config));
}

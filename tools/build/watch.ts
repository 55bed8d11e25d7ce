import { join } from 'node:path';
import { promisify } from 'node:util';
import webpack from 'webpack';
import { createWebpackConfig } from '../../webpack.config.ts';
import { ROOT } from './root.ts';

export interface AppWatch {
  close(): Promise<void>;
}

/** Builds for development now and after each change. `onBuilt` takes the errors: none means that the app in `outDir` is new. */
export function watchApp(outDir: string, onBuilt: (errors: string) => void): AppWatch {
  const entry = join(ROOT, 'src/main.ts');
  const compiler = webpack(createWebpackConfig({ entry, outDir, mode: 'development' }));
  const watching = compiler.watch({ aggregateTimeout: 100 }, (failure, stats) => {
    if (failure) onBuilt(failure.message);
    else onBuilt(stats?.hasErrors() ? stats.toString({ all: false, errors: true }) : '');
  });
  return {
    close: async () => {
      if (watching) await promisify(watching.close.bind(watching))();
    },
  };
}

import { relative } from 'node:path';
import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { readConfigFile } from '../build/config-script.ts';
import { ROOT } from '../build/root.ts';
import { formatSize } from '../build/size-budget.ts';
import { packageApp, type PackageOptions } from './package-app.ts';

/** `npm run package -- --backend http://192.168.1.10:8080`, or `--config file`. */
async function packageFromTerminal(): Promise<void> {
  const { values } = parseArgs({ options: { backend: { type: 'string' }, config: { type: 'string' } } });
  const options: PackageOptions = {
    ...(values.backend === undefined ? {} : { backendUrl: values.backend.replace(/\/+$/, '') }),
    ...(values.config === undefined ? {} : { config: await readConfigFile(values.config) }),
  };
  const { wgt, ipk } = await packageApp(options);
  for (const file of [wgt, ipk]) console.log(`${relative(ROOT, file)}  ${formatSize(statSync(file).size)}`);
  console.log(
    'The .wgt is NOT SIGNED: no Samsung TV installs it before it is signed with your author and distributor certificates.',
  );
}

packageFromTerminal().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

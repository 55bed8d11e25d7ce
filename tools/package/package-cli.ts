import { statSync } from 'node:fs';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { ROOT } from '../build/root.ts';
import { formatSize } from '../build/size-budget.ts';
import { isLoopback } from './baked-config.ts';
import { packageApp } from './package-app.ts';
import { describeFailure } from './package-error.ts';
import { PACKAGE_OPTIONS, readPackageOptions } from './package-options.ts';

/** `npm run package -- --backend http://192.168.1.10:8080` */
async function packageFromTerminal(): Promise<void> {
  const options = await readPackageOptions(parseArgs({ options: PACKAGE_OPTIONS }).values);
  const { wgt, ipk } = await packageApp(options);
  for (const file of [wgt, ipk]) console.log(`${relative(ROOT, file)}  ${formatSize(statSync(file).size)}`);
  const { backendUrl, probes, signing } = options;
  if (isLoopback(backendUrl)) warn(`The storefront is ${backendUrl}: to a TV that is the TV itself. Give --backend.`);
  if (probes) warn('Both have the probe pages in them (docs/devices.md): for development alone.');
  if (signing === undefined) {
    warn('The .wgt is signed with a DEVELOPMENT CERTIFICATE made just now: it shows that the package is whole, but NO');
    warn(
      'SAMSUNG TV TRUSTS IT. For a TV give --author-p12 and --distributor-p12 with the certificates that Samsung issued.',
    );
  }
}

function warn(line: string): void {
  console.log(`!! ${line}`);
}

packageFromTerminal().catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});

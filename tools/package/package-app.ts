import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp, writeConfigScript } from '../build/build.ts';
import { readConfigFile, type AppConfig } from '../build/config-script.ts';
import { ROOT } from '../build/root.ts';
import { writeIpk } from './ipk.ts';
import { stageTizen, stageWebos } from './manifests.ts';
import { readVersion } from './version.ts';
import { writeWgt } from './wgt.ts';

export interface PackageOptions {
  /** Absolute. Default: `dist`. */
  readonly outDir?: string;
  /** Origin of the storefront, baked in. Default: that of the configuration. */
  readonly backendUrl?: string;
  /** Default: latchkey.config.json. */
  readonly config?: AppConfig;
}

export interface PackagedApp {
  /** What is in the packages, as folders whose `index.html` runs from `file://`. */
  readonly tizenDir: string;
  readonly webosDir: string;
  /** Unsigned: no TV installs it as it is. */
  readonly wgt: string;
  readonly ipk: string;
}

/** Builds the app for production and packs it for both platforms, its configuration baked in. */
export async function packageApp(options: PackageOptions = {}): Promise<PackagedApp> {
  const { outDir = join(ROOT, 'dist'), backendUrl, config = await readConfigFile() } = options;
  const version = await readVersion();
  const web = join(outDir, 'web');
  await buildApp({ outDir: web });
  const bakedConfig = backendUrl === undefined ? config : { ...config, backendUrl };
  const [tizenDir, webosDir] = [join(outDir, 'tizen'), join(outDir, 'webos')];
  for (const folder of [tizenDir, webosDir]) {
    await rm(folder, { recursive: true, force: true });
    await cp(web, folder, { recursive: true });
    await writeConfigScript(folder, bakedConfig);
  }
  await stageTizen(tizenDir, version);
  await stageWebos(webosDir, version);
  const wgt = join(outDir, `packages/Latchkey-${version}.wgt`);
  const ipk = join(outDir, `packages/latchkey_${version}.ipk`);
  await Promise.all([writeWgt(tizenDir, wgt), writeIpk(webosDir, ipk)]);
  return { tizenDir, webosDir, wgt, ipk };
}

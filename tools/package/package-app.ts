import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { buildApp, writeConfigScript } from '../build/build.ts';
import { readConfigFile, type AppConfig } from '../build/config-script.ts';
import { ROOT } from '../build/root.ts';
import { buildProbes } from '../build/build-probes.ts';
import { bakeConfig } from './baked-config.ts';
import { writeIpk } from './ipk.ts';
import { readManifestSources } from './manifest-sources.ts';
import { stageTizen, stageWebos } from './manifests.ts';
import { PACKAGE_PARTS, type PackagePart } from './package-parts.ts';
import { stageProbes } from './probe-parts.ts';
import { readIdentities, type SigningSources } from './sign/read-identities.ts';
import { readVersion } from './version.ts';
import { writeWgt } from './wgt.ts';

export interface PackageOptions {
  /** Absolute. Default: `dist`. */
  readonly outDir?: string;
  /** Origin of the storefront, baked in. Default: that of the configuration. */
  readonly backendUrl?: string;
  /** Default: latchkey.config.json. */
  readonly config?: AppConfig;
  /** Absolute: where config.xml, appinfo.json and the images are that they name. Default: the repository. */
  readonly manifestDir?: string;
  /** Default: certificates made for this package, which no TV trusts. */
  readonly signing?: SigningSources | undefined;
  /** Whether the probe pages (test/device) go into it: for development alone. Default `false`. */
  readonly probes?: boolean;
  /** Whether to compile anew what an earlier build has left in its cache. Default `false`. */
  readonly fresh?: boolean;
}

export interface PackagedApp {
  /** What is in the packages, as folders whose `index.html` runs from `file://`. */
  readonly tizenDir: string;
  readonly webosDir: string;
  readonly wgt: string;
  readonly ipk: string;
}

/** Builds the app for production and packs it for both platforms. Rejects with PackageError, and then writes neither. */
export async function packageApp(options: PackageOptions = {}): Promise<PackagedApp> {
  const { outDir = join(ROOT, 'dist'), probes = false, fresh = false } = options;
  const version = await readVersion();
  const config = bakeConfig(options.config ?? (await readConfigFile()), options.backendUrl);
  const manifests = await readManifestSources(options.manifestDir ?? ROOT);
  const identities = await readIdentities(options.signing);
  const web = join(outDir, 'web');
  await buildApp({ outDir: web, fresh });
  const [tizenDir, webosDir, servicesDir] = ['tizen', 'webos', 'webos-services'].map((name) => join(outDir, name));
  if (!tizenDir || !webosDir || !servicesDir) throw new TypeError('three names give three folders');
  for (const folder of [tizenDir, webosDir]) {
    await rm(folder, { recursive: true, force: true });
    await cp(web, folder, { recursive: true });
    await writeConfigScript(folder, config);
  }
  await stageTizen(tizenDir, manifests, version);
  await stageWebos(webosDir, manifests, version);
  if (probes) {
    const built = join(outDir, 'probes');
    await buildProbes(built);
    await stageProbes(built, { tizenDir, webosDir });
  }
  await stageParts(PACKAGE_PARTS.tizen, tizenDir, config);
  const services = await stageParts(PACKAGE_PARTS.webosServices, servicesDir, config);
  const [wgt, ipk] = await publish(join(outDir, 'packages'), [
    [`Latchkey-${version}.wgt`, (file) => writeWgt(tizenDir, file, identities)],
    [`latchkey_${version}.ipk`, (file) => writeIpk([webosDir, ...services], file, `${file}-work`)],
  ]);
  if (!wgt || !ipk) throw new TypeError('two packages give two files');
  return { tizenDir, webosDir, wgt, ipk };
}

/** Answers with the folders. */
async function stageParts(parts: readonly PackagePart[], into: string, config: AppConfig): Promise<string[]> {
  return Promise.all(
    parts.map(async ({ name, stage }) => {
      const folder = join(into, name);
      await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      await stage(folder, config);
      return folder;
    }),
  );
}

type Writer = (file: string) => Promise<void>;

/** All or none: what is there already stays until each is whole. Answers with the files. */
async function publish(
  folder: string,
  packages: readonly (readonly [name: string, write: Writer])[],
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(join(folder, 'packing-'));
  try {
    const writing = packages.map(([name, write]) => write(join(work, name)));
    // Where one fails, the other still writes into the folder that is about to go.
    await Promise.allSettled(writing);
    await Promise.all(writing);
    for (const [name] of packages) await rename(join(work, name), join(folder, name));
    return packages.map(([name]) => join(folder, name));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

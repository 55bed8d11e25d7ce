import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { runAresPackage } from '../ares-package.ts';
import type { CheckOptions } from './check-wgt.ts';
import { findContentProblems } from './content.ts';
import { findImageProblems } from './images.ts';
import { filesBelow, type PackageFiles } from './package-files.ts';
import { findPageProblems } from './page.ts';
import { findProbeProblems } from './probes.ts';
import type { Ipk } from './read-ipk.ts';
import { readWebosManifest, type WebosManifest } from './webos-manifest.ts';

const APPLICATIONS = 'usr/palm/applications/';
const PACKAGES = 'usr/palm/packages/';
const SERVICES = 'usr/palm/services/';
const MEMBERS = ['debian-binary', 'control.tar.gz', 'data.tar.gz'];

const PACKAGE_INFO = v.object({
  id: v.string(),
  version: v.string(),
  app: v.string(),
  services: v.optional(v.array(v.string()), []),
});
const SERVICES_JSON = v.object({ id: v.string(), services: v.array(v.object({ name: v.string() })) });

/** One line for each thing that is wrong. Empty: it is good. Nobody signs an .ipk: it may have probe pages unless the options say otherwise. */
export function findIpkProblems({ members, control, data }: Ipk, options: CheckOptions): string[] {
  const { version, secrets, mayHaveProbes = true } = options;
  const ids = [
    ...new Set([...data.keys()].map((path) => /^usr\/palm\/applications\/([^/]+)\//.exec(path)?.[1]).filter(Boolean)),
  ];
  const [id = ''] = ids;
  if (ids.length !== 1) return [`expected one application in ${APPLICATIONS}, got ${ids.join(', ') || 'none'}`];
  const app = filesBelow(data, `${APPLICATIONS}${id}/`);
  const manifest = readWebosManifest(app.get('appinfo.json')?.toString('utf8') ?? '');
  return [
    ...findFrameProblems(members, control, id, version),
    ...findManifestProblems(manifest, app, id, version),
    ...findPackageInfoProblems(data, id, version),
    ...findServiceProblems(data, id),
    ...findPageProblems(app),
    ...findContentProblems(data, secrets),
    ...findProbeProblems(app, !mayHaveProbes),
  ];
}

/** The archive and the description in it, as an installer reads them. */
function findFrameProblems(members: PackageFiles, control: PackageFiles, id: string, version: string): string[] {
  const names = [...members.keys()];
  const description = control.get('control')?.toString('utf8') ?? '';
  const wanted = [`Package: ${id}`, `Version: ${version}`, 'Architecture: all', 'webOS-Package-Format-Version: 2'];
  const missing = wanted.filter((line) => !description.split('\n').includes(line));
  return [
    ...(names.join() === MEMBERS.join()
      ? []
      : [`expected ${MEMBERS.join(', ')} in the archive, got ${names.join(', ')}`]),
    ...(members.get('debian-binary')?.toString('latin1') === '2.0\n' ? [] : ['debian-binary: expected 2.0']),
    ...missing.map((line) => `control: expected ${line}`),
  ];
}

function findManifestProblems(manifest: WebosManifest, app: PackageFiles, id: string, version: string): string[] {
  if (manifest.problems.length > 0) return [...manifest.problems];
  return [
    ...(manifest.id === id ? [] : [`appinfo.json: expected id ${id}, got ${manifest.id}`]),
    ...(manifest.version === version ? [] : [`appinfo.json: expected version ${version}, got ${manifest.version}`]),
    ...manifest.files.filter((path) => !app.has(path)).map((path) => `appinfo.json: ${path} is not there`),
    ...findImageProblems('appinfo.json', manifest.images, (path) => app.get(path)),
  ];
}

function findPackageInfoProblems(data: PackageFiles, id: string, version: string): string[] {
  const info = readJson(data, `${PACKAGES}${id}/packageinfo.json`, PACKAGE_INFO);
  if (info === undefined) return ['packageinfo.json: expected id, version and app'];
  const services = listServices(data);
  return [
    ...(info.id === id && info.app === id ? [] : [`packageinfo.json: expected id and app ${id}`]),
    ...(info.version === version ? [] : [`packageinfo.json: expected version ${version}, got ${info.version}`]),
    ...(info.services.join() === services.join() ? [] : ['packageinfo.json: expected the services that are there']),
  ];
}

/** A service's id begins with that of its app; its package.json says where its code begins. */
function findServiceProblems(data: PackageFiles, appId: string): string[] {
  return listServices(data).flatMap((folder) => {
    const services = readJson(data, `${SERVICES}${folder}/services.json`, SERVICES_JSON);
    const main = readJson(data, `${SERVICES}${folder}/package.json`, v.object({ main: v.string() }))?.main;
    return [
      ...(services?.id === folder && folder.startsWith(`${appId}.`)
        ? []
        : [`${folder}/services.json: expected the id ${appId}.…`]),
      ...(main !== undefined && data.has(`${SERVICES}${folder}/${main}`)
        ? []
        : [`${folder}: package.json names no main that is there`]),
    ];
  });
}

function listServices(data: PackageFiles): string[] {
  const found = [...data.keys()].map((path) => /^usr\/palm\/services\/([^/]+)\//.exec(path)?.[1]);
  return [...new Set(found.filter((name) => name !== undefined))].sort();
}

function readJson<Value>(
  files: PackageFiles,
  path: string,
  schema: v.GenericSchema<unknown, Value>,
): Value | undefined {
  try {
    const result = v.safeParse(schema, JSON.parse(files.get(path)?.toString('utf8') ?? ''));
    return result.success ? result.output : undefined;
  } catch {
    return undefined;
  }
}

/** LG's own tool opens the package, and packs what is in it once more, which is when it checks. One line where it refuses. */
export async function findAresProblems(file: string, { data }: Ipk): Promise<string[]> {
  const work = await mkdtemp(join(tmpdir(), 'latchkey-ares-'));
  try {
    const folders = await unpack(data, work);
    await runAresPackage(['--info-detail', file], join(work, 'info'));
    await runAresPackage(['--no-minify', ...folders, '--outdir', join(work, 'made')], join(work, 'again'));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Answers with the folders of the app and of each service. */
async function unpack(data: PackageFiles, into: string): Promise<string[]> {
  const folders = new Set<string>();
  for (const [path, content] of data) {
    const part = /^usr\/palm\/(?:applications|services)\/[^/]+/.exec(path)?.[0];
    if (part === undefined || path.includes('..')) continue;
    folders.add(join(into, part));
    await mkdir(dirname(join(into, path)), { recursive: true });
    await writeFile(join(into, path), content);
  }
  return [...folders].sort();
}

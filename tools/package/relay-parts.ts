import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listRelayHosts, parseConfig } from '../../src/config.ts';
import { WEBOS_SERVICE } from '../../src/lib/relay-services.ts';
import { buildService } from '../build/build-service.ts';
import type { AppConfig } from '../build/config-script.ts';
import { readVersion } from './version.ts';

const DESCRIPTION = 'Sends the cookies of Latchkey, which its page cannot';

/** The relay as a service application; config.xml names it. */
export async function stageTizenRelay(folder: string, config: AppConfig): Promise<void> {
  await buildService({ platform: 'tizen', file: join(folder, 'relay.js'), hosts: listRelayHosts(parseConfig(config)) });
}

/** The relay as a JS service, with the two files that LG's tool and the TV read. */
export async function stageWebosRelay(folder: string, config: AppConfig): Promise<void> {
  await buildService({ platform: 'webos', file: join(folder, 'index.js'), hosts: listRelayHosts(parseConfig(config)) });
  const described = { id: WEBOS_SERVICE, description: DESCRIPTION };
  const manifest = { name: WEBOS_SERVICE, version: await readVersion(), description: DESCRIPTION, main: 'index.js' };
  await writeJson(join(folder, 'package.json'), manifest);
  await writeJson(join(folder, 'services.json'), { ...described, services: [{ ...described, name: WEBOS_SERVICE }] });
}

function writeJson(file: string, value: object): Promise<void> {
  return writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}

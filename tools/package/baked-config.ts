import type { AppConfig } from '../build/config-script.ts';
import { parseConfig } from '../../src/config.ts';
import { PackageError } from './package-error.ts';

/** The configuration of a package. Throws PackageError where the app would refuse it, or nothing could ever answer. */
export function bakeConfig(config: AppConfig, backendUrl: string | undefined): AppConfig {
  const baked = backendUrl === undefined ? config : { ...config, backendUrl };
  const { backendUrl: address } = baked;
  if (address === undefined || address === '') {
    throw new PackageError('a package needs the storefront’s address: --backend http://192.168.1.10:8080');
  }
  if (!isOrigin(address)) {
    throw new PackageError(`backendUrl: expected an origin such as http://192.168.1.10:8080, got "${address}"`);
  }
  try {
    parseConfig(baked);
  } catch (error) {
    throw new PackageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
  // Its secret would be in everybody's package, and its address is that of the machine that packs.
  if (baked.relay !== undefined)
    throw new PackageError('config.js: relay: a package takes none, its TV brings its own');
  return baked;
}

/** Whether the address means the machine that asks: on a TV, the TV itself. */
export function isLoopback(address: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(new URL(address).hostname);
}

function isOrigin(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, origin, username } = new URL(address);
  return /^https?:$/.test(protocol) && username === '' && address.toLowerCase() === origin;
}

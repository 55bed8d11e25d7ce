import { isIPv4 } from 'node:net';
import { parseArgs } from 'node:util';
import { PACKAGE_OPTIONS, type PackageValues } from '../package/package-options.ts';
import { SideloadError } from './sideload-error.ts';
import type { TizenTarget } from './tizen.ts';
import type { WebosTarget } from './webos.ts';

export interface SideloadOptions {
  readonly target: WebosTarget | TizenTarget;
  /** Whether to open the inspector of the launched app. */
  readonly inspects: boolean;
  readonly package: PackageValues;
}

const OPTIONS = {
  ...PACKAGE_OPTIONS,
  /** Name of a device of LG's tools. */
  webos: { type: 'string' },
  /** IPv4 of that TV: sets the device up and pairs with it. */
  address: { type: 'string' },
  /** IPv4 of a Samsung TV. */
  tizen: { type: 'string' },
  inspect: { type: 'boolean' },
} as const;

/** Throws SideloadError. */
export function readSideloadOptions(parameters: readonly string[]): SideloadOptions {
  const { webos, tizen, address, inspect = false, ...values } = parse(parameters);
  return { target: readTarget(webos, tizen, address), inspects: inspect, package: values };
}

function parse(parameters: readonly string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'] {
  try {
    return parseArgs({ args: [...parameters], options: OPTIONS }).values;
  } catch (error) {
    throw new SideloadError(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error), {
      cause: error,
    });
  }
}

function readTarget(
  webos: string | undefined,
  tizen: string | undefined,
  address: string | undefined,
): WebosTarget | TizenTarget {
  if ((webos === undefined) === (tizen === undefined)) {
    throw new SideloadError('Name one TV: --webos <device>, as LG’s tools call it, or --tizen <IP address>');
  }
  if (address !== undefined && tizen !== undefined) {
    throw new SideloadError('--address goes with --webos: --tizen is the address of the TV itself');
  }
  for (const [option, given] of Object.entries({ address, tizen })) {
    if (given !== undefined && !isIPv4(given)) {
      throw new SideloadError(`--${option}: expected an IP address such as 192.168.1.20, got "${given}"`);
    }
  }
  if (tizen !== undefined) return { kind: 'tizen', address: tizen };
  // LG's tools take more, but begin neither an option nor a path with it.
  if (webos === undefined || !/^\w[\w.-]*$/.test(webos)) {
    throw new SideloadError(`--webos: expected a name of letters, digits, dots and hyphens, got "${webos ?? ''}"`);
  }
  return { kind: 'webos', device: webos, address };
}

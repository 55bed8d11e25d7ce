import { WEBOS_APP } from '../../src/lib/relay-services.ts';
import * as v from 'valibot';
import { runAres } from './ares.ts';
import type { Shell } from './shell.ts';
import { SideloadError } from './sideload-error.ts';

export interface WebosTarget {
  readonly kind: 'webos';
  /** Name under which LG's tools know it. */
  readonly device: string;
  /** IPv4 of the TV: sets the device up, or anew, and fetches its key. */
  readonly address?: string | undefined;
}

const DEVICES = v.array(v.object({ name: v.string() }));
/** Of the SSH server that developer mode starts on a TV, and its user. */
const SSH = ['--info', 'port=9922', '--info', 'username=prisoner'];
const PROMPT = 'input passphrase:';

/** Makes sure that LG's tools know the device. Rejects with SideloadError, where they do not and no address is given. */
export async function prepareWebos({ device, address }: WebosTarget, shell: Shell): Promise<void> {
  const known = await listDevices(shell);
  if (address !== undefined) {
    await pair(device, address, known.includes(device), shell);
    return;
  }
  if (known.includes(device)) return;
  throw new SideloadError(
    `LG’s tools know no device “${device}” (they know: ${known.join(', ')}): set it up with --webos ${device} --address <the TV’s IP address>`,
  );
}

export async function installOnWebos({ device }: WebosTarget, ipk: string, shell: Shell): Promise<void> {
  await runAres('install', ['--device', device, ipk], shell);
  await runAres('launch', ['--device', device, WEBOS_APP], shell);
}

/** Prints the address of the inspector, and stays while that is open. */
export async function inspectWebos({ device }: WebosTarget, shell: Shell): Promise<void> {
  shell.write('The inspector, for Chrome on this computer; Ctrl+C closes it:\n');
  await runAres('inspect', ['--device', device, '--app', WEBOS_APP], shell);
}

async function listDevices(shell: Shell): Promise<string[]> {
  const printed = await runAres('setup-device', ['--listfull'], shell, { isShown: false });
  try {
    return v.parse(DEVICES, JSON.parse(printed)).map(({ name }) => name);
  } catch (error) {
    throw new SideloadError('ares-setup-device --listfull: expected a list of devices in JSON', { cause: error });
  }
}

/** The key lies on the TV, at its Key Server, behind the passphrase that the TV shows. */
async function pair(device: string, address: string, isKnown: boolean, shell: Shell): Promise<void> {
  const change = [isKnown ? '--modify' : '--add', device, '--info', `host=${address}`, ...SSH];
  await runAres('setup-device', change, shell, { isShown: false });
  shell.write(`${device} is ${address}\n`);
  const answer = (): Promise<string> => shell.ask('Passphrase that the Developer Mode app of the TV shows: ');
  const prompt = { text: PROMPT, answer, unanswered: `${device} is not paired: no passphrase was given` };
  await runAres('novacom', ['--getkey', '--device', device], shell, { isShown: false, prompt });
}

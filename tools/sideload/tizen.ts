import { basename } from 'node:path';
import { TIZEN_APP } from '../../src/lib/relay-services.ts';
import { readWgt } from '../package/check/read-wgt.ts';
import { checkSignature } from '../package/check/widget-signatures.ts';
import { isForDevelopment } from '../package/sign/development-identity.ts';
import { findSdb } from './find-sdb.ts';
import { runTool } from './run-tool.ts';
import type { Shell } from './shell.ts';
import { toSideloadError, type SideloadError } from './sideload-error.ts';
import { adviseOnTizen } from './tizen-advice.ts';

export interface TizenTarget {
  readonly kind: 'tizen';
  /** IPv4 of the TV. */
  readonly address: string;
}

/** Of the daemon that developer mode starts on a TV. */
const PORT = 26101;
/** Where a TV lets its developer put a package. */
const FOLDER = '/home/owner/share/tmp/sdk_tools/tmp';
/** `… successfully launched pid = 12915 with debug 1 port: 34541` */
const INSPECTOR_PORT = /port:\s*(\d+)/;

/** Connects. Rejects with SideloadError, where Samsung's tool is not installed or no TV in developer mode answers. */
export async function prepareTizen({ address }: TizenTarget, shell: Shell): Promise<void> {
  const printed = await runSdb(['connect', `${address}:${PORT}`], shell);
  if (!/connected to/i.test(printed) || /failed/i.test(printed)) throw refuse('connect', printed);
}

export async function installOnTizen(target: TizenTarget, wgt: string, shell: Shell): Promise<void> {
  await warnOfCertificate(wgt, shell);
  const onTv = `${FOLDER}/${basename(wgt)}`;
  await runOn(target, ['push', wgt, onTv], shell);
  const printed = await runOn(target, ['shell', '0', 'vd_appinstall', TIZEN_APP, onTv], shell);
  // Its exit code says nothing: that of the shell on the TV is lost.
  if (!/install completed/i.test(printed)) throw refuse('vd_appinstall', printed);
}

async function warnOfCertificate(wgt: string, { write }: Shell): Promise<void> {
  const [signer] = checkSignature('distributor', await readWgt(wgt), Date.now()).chain;
  if (signer === undefined || !isForDevelopment(signer)) return;
  write(
    '!! It is signed with a development certificate, which no Samsung TV trusts: --author-p12, --distributor-p12\n',
  );
}

export async function launchOnTizen(target: TizenTarget, shell: Shell): Promise<void> {
  const printed = await runOn(target, ['shell', '0', 'was_execute', TIZEN_APP], shell);
  if (/fail|error|closed/i.test(printed)) throw refuse('was_execute', printed);
}

/** Launches the app with an inspector, and prints where that is. It stays as long as the app. */
export async function inspectTizen(target: TizenTarget, shell: Shell): Promise<void> {
  const printed = await runOn(target, ['shell', '0', 'debug', TIZEN_APP], shell);
  const [, port] = INSPECTOR_PORT.exec(printed) ?? [];
  if (port === undefined) throw refuse('debug', printed);
  shell.write(`The inspector, for Chrome on this computer: http://${target.address}:${port}\n`);
}

function runOn({ address }: TizenTarget, parameters: readonly string[], shell: Shell): Promise<string> {
  return runSdb(['-s', `${address}:${PORT}`, ...parameters], shell);
}

/** Answers with all that it prints, where its exit code is 0: what became of it is in there. */
async function runSdb(parameters: readonly string[], shell: Shell): Promise<string> {
  const { code, stdout, stderr } = await runTool(findSdb(shell.env), parameters, shell);
  const printed = `${stdout}\n${stderr}`;
  if (code !== 0) throw refuse(parameters.filter((word) => !word.includes(':') && word !== '-s')[0] ?? '', printed);
  return printed;
}

/** The line that says why: the last one that says anything of a failure, else the last one. */
function refuse(command: string, printed: string): SideloadError {
  const lines = printed.split(/[\r\n]+/).map((line) => line.trim());
  const said = lines.filter((line) => line !== '' && !/^(?:spend time|cmd_ret)/.test(line));
  const at = said.findLastIndex((line) => /fail|error|closed|reason|unauthorized|offline/i.test(line));
  const start = at > 0 && /^reason/i.test(said[at] ?? '') ? at - 1 : at;
  const problem = start < 0 ? said.at(-1) : said.slice(start, at + 1).join(' ');
  return toSideloadError(`sdb ${command}: ${problem ?? 'it printed nothing'}`, adviseOnTizen(printed));
}

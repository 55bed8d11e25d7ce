import { parseArgs } from 'node:util';

import { isAuthenticator } from '../../src/expressplay/formats.ts';
import type { TokenKeySystem } from '../../src/expressplay/token-table.ts';
import { KEY_SYSTEMS, listTokenOptions } from './token-options.ts';
import { toTokenUrl } from './token-url.ts';
import { UsageError } from './usage-error.ts';

/** What to send, and where. */
export interface TokenCommand {
  readonly keySystem: TokenKeySystem;
  readonly url: URL;
  readonly form: URLSearchParams;
}

export const DEFAULT_SERVICE = 'http://localhost:8080';

/** Keys that may come from the environment, where no option names another source. */
const KEYS_OF_ENVIRONMENT = { contentKey: 'EXPRESSPLAY_CONTENT_KEY', kek: 'EXPRESSPLAY_KEK', ek: 'EXPRESSPLAY_EK' };

type Values = Readonly<Record<string, readonly (string | boolean)[] | undefined>>;

/**
 * Reads the command line; `null` asks for help. What the values are worth is for the service to say. Throws UsageError,
 * which repeats no value.
 */
export function readCommand(args: readonly string[], env: NodeJS.ProcessEnv): TokenCommand | null {
  const values = parseOptions(args);
  if (values.help) return null;
  const keySystem = readKeySystem(readOne(values, 'key-system'));
  const form = new URLSearchParams({ customerAuthenticator: readAuthenticator(env), errorFormat: 'json' });
  const options = listTokenOptions(keySystem);
  for (const { name, parameter } of options) {
    const texts = (values[name] ?? []).map(String);
    if (texts.length > 1 && parameter.repeats !== true) throw new UsageError(`--${name} can be given once`);
    for (const text of texts) form.append(parameter.name, text);
  }
  const known = ['help', 'key-system', 'service', ...options.map(({ name }) => name)];
  const foreign = Object.keys(values).find((name) => !known.includes(name));
  if (foreign !== undefined) throw new UsageError(`--${foreign} is not for ${keySystem}`);
  addKeys(form, env);
  return { keySystem, url: toTokenUrl(readOne(values, 'service') ?? DEFAULT_SERVICE, keySystem), form };
}

function parseOptions(args: readonly string[]): Values {
  const ofTables = KEY_SYSTEMS.flatMap(listTokenOptions).map(({ name, isFlag }) => {
    const type = isFlag ? ('boolean' as const) : ('string' as const);
    return [name, { type, multiple: true }] as const;
  });
  const text = { type: 'string', multiple: true } as const;
  const help = { type: 'boolean', short: 'h', multiple: true } as const;
  const options = { ...Object.fromEntries(ofTables), 'key-system': text, service: text, help };
  try {
    return { ...parseArgs({ args: [...args], options }).values };
  } catch (error) {
    // A value without its option may be a key: Node would repeat it.
    const isPositional = error instanceof Error && /positional/.test(error.message);
    if (isPositional) throw new UsageError('There is a value without an option in front of it');
    throw new UsageError(error instanceof Error ? error.message : 'The options cannot be read');
  }
}

function readOne(values: Values, name: string): string | undefined {
  const [value, ...others] = values[name] ?? [];
  if (others.length > 0) throw new UsageError(`--${name} can be given once`);
  return value === undefined ? undefined : String(value);
}

function readKeySystem(name: string | undefined): TokenKeySystem {
  const keySystem = KEY_SYSTEMS.find((known) => known === name);
  if (!keySystem) throw new UsageError(`--key-system must be ${KEY_SYSTEMS.join(' or ')}`);
  return keySystem;
}

function readAuthenticator(env: NodeJS.ProcessEnv): string {
  const authenticator = env.EXPRESSPLAY_AUTHENTICATOR ?? '';
  if (isAuthenticator(authenticator)) return authenticator;
  const problem = authenticator === '' ? 'is not set' : 'is no authenticator';
  throw new UsageError(
    `EXPRESSPLAY_AUTHENTICATOR ${problem}: expected a decimal service id, a comma and 32 hexadecimal digits`,
  );
}

function addKeys(form: URLSearchParams, env: NodeJS.ProcessEnv): void {
  const sources = Object.entries(KEYS_OF_ENVIRONMENT);
  if (sources.some(([name]) => form.has(name))) return;
  for (const [name, variable] of sources) {
    const key = env[variable] ?? '';
    if (key !== '') form.set(name, key);
  }
}

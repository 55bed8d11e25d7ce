import { join } from 'node:path';
import { ROOT } from '../build/root.ts';

export interface StartOptions {
  readonly port: number;
  readonly host: string;
  readonly publicUrl: string | undefined;
  readonly authenticator: string | undefined;
  readonly productionAuthenticator: string | undefined;
  readonly expressPlayHost: string | undefined;
  /** With the same one, tokens live on after a restart. */
  readonly tokenSecret: string | undefined;
  readonly keystoreFile: string;
}

const DEFAULT_PORT = 8080;
const SHORTEST_SECRET = 16;
const DEFAULT_KEYSTORE_FILE = join(ROOT, '.data/keystore.json');

/** `--host` opens the server to the local network; without it only this machine reaches it. Throws a TypeError of one line. */
export function readStartOptions(parameters: readonly string[], env: NodeJS.ProcessEnv): StartOptions {
  const unknown = parameters.find((parameter) => parameter !== '--host');
  if (unknown !== undefined) throw new TypeError(`Unknown parameter ${unknown}; there is only --host.`);
  return {
    port: readPort(env.PORT),
    host: parameters.includes('--host') ? '0.0.0.0' : '127.0.0.1',
    publicUrl: env.PUBLIC_URL,
    authenticator: env.EXPRESSPLAY_AUTHENTICATOR,
    productionAuthenticator: env.EXPRESSPLAY_PRODUCTION_AUTHENTICATOR,
    expressPlayHost: env.EXPRESSPLAY_HOST,
    tokenSecret: readTokenSecret(env.EXPRESSPLAY_TOKEN_SECRET),
    keystoreFile:
      env.KEYSTORE_FILE === undefined || env.KEYSTORE_FILE === '' ? DEFAULT_KEYSTORE_FILE : env.KEYSTORE_FILE,
  };
}

/** Whoever guesses the secret makes tokens. The error does not say what it was. */
function readTokenSecret(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined;
  if (text.length >= SHORTEST_SECRET) return text;
  throw new TypeError(`EXPRESSPLAY_TOKEN_SECRET must have ${SHORTEST_SECRET} characters at least.`);
}

function readPort(text: string | undefined): number {
  if (text === undefined || text === '') return DEFAULT_PORT;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new TypeError(`PORT must be 1 to 65535, got ${text}.`);
  return port;
}

import { mkdir } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import { createBackend, type Backend, type BackendOptions } from '../../server/backend.ts';
import { listen } from '../../server/listen.ts';
import { readConfigFile } from '../build/config-script.ts';
import { startDevelopmentRelay } from './start-relay.ts';
import type { StartOptions } from './start-options.ts';

/** The backend of development with the app in `appDirectory`, as the environment asks for it. */
export async function createDevelopmentBackend(options: StartOptions, appDirectory: string): Promise<Backend> {
  const { publicUrl, authenticator, productionAuthenticator, expressPlayHost, tokenSecret, keystoreFile } = options;
  // The first build may still be on its way, and the backend warns of a folder that is not there.
  await mkdir(appDirectory, { recursive: true });
  const { url, secret, hosts } = await startDevelopmentRelay(options);
  const relay = { url, secret, hosts };
  const appConfig = await readConfigFile();
  const log = (line: string): void => console.log(line);
  const expressPlay = { authenticator, productionAuthenticator, expressPlayHost, tokenSecret, keystoreFile };
  const backendOptions: BackendOptions = { publicUrl, ...expressPlay, appDirectory, appConfig, relay, log };
  return createBackend(backendOptions);
}

/** Listens until Ctrl+C, and says where, in the last line that a waiting script looks for. */
export async function serve(
  backend: Backend,
  { port, host }: StartOptions,
  onEnd?: () => Promise<void>,
): Promise<void> {
  const listening = await listen(backend, { port, host });
  const end = (): void => {
    Promise.all([listening.close(), onEnd?.()]).then(() => process.exit(0), exitWithLine);
  };
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  if (host === '0.0.0.0') console.log(describeNetwork(port));
  console.log(`Latchkey is ready at http://localhost:${port}/`);
}

/** One line for what the person at the terminal can mend: a taken port, a setting, a source that does not compile. */
export function exitWithLine(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

function describeNetwork(port: number): string {
  const addresses = Object.values(networkInterfaces())
    .flatMap((interfaces) => interfaces ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}/`);
  return addresses.length > 0 ? `On this network: ${addresses.join(', ')}` : 'This machine has no network address.';
}

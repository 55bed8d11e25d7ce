import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../build/root.ts';

export interface ServerProcess {
  /** Without a trailing slash. */
  readonly url: string;
  stop(): void;
}

/** The backend in another process, once it listens. Rejects where that process ends before. */
export async function startServerProcess(authenticator: string): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(ROOT, 'tools/bench/token-server.ts')], {
    cwd: ROOT,
    env: { ...process.env, EXPRESSPLAY_AUTHENTICATOR: authenticator },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const url of createInterface({ input: child.stdout })) {
    return { url, stop: () => void child.kill() };
  }
  throw new TypeError('Expected a server that listens, its process ended');
}

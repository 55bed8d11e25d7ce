import { createRequire } from 'node:module';
import type { EventEmitter } from 'node:events';

/** As much of `ssh2` as a fake TV needs; the library is that of LG's own tools, which bring no types for it. */
export interface Ssh {
  readonly Server: new (
    options: { readonly hostKeys: readonly string[] },
    onClient: (client: SshClient) => void,
  ) => SshServer;
}

export interface SshServer extends EventEmitter {
  listen(port: number, address: string): void;
  close(): void;
}

export interface SshClient {
  on(event: 'error', listener: (error: Error) => void): void;
  on(event: 'authentication', listener: (login: SshLogin) => void): void;
  on(event: 'session', listener: (accept: () => SshSession) => void): void;
}

export interface SshLogin {
  readonly method: string;
  accept(): void;
  reject(): void;
}

export interface SshSession {
  on(event: 'sftp', listener: (accept: () => SftpServer) => void): void;
  on(
    event: 'exec',
    listener: (accept: () => ExecChannel, reject: () => void, asked: { readonly command: string }) => void,
  ): void;
}

export interface SftpServer {
  on(request: string, listener: (id: number, handle: Buffer, offset: number, bytes: Buffer) => void): void;
  handle(id: number, handle: Buffer): void;
  status(id: number, code: number): void;
}

export interface ExecChannel {
  write(text: string): void;
  exit(code: number): void;
  end(): void;
}

const fromAres = createRequire(import.meta.resolve('@webos-tools/cli/package.json'));
const library: unknown = fromAres('ssh2');

export const ssh = library as Ssh;

import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

import type { Backend } from './backend.ts';

export interface Listening {
  /** Without a trailing slash. */
  readonly url: string;
  /** Ends open connections too. */
  close(): Promise<void>;
}

/** Binds the backend to a port; 0 takes a free one. Rejects where the port is taken. */
export async function listen(backend: Backend, address: { port: number; host: string }): Promise<Listening> {
  const server = createAdaptorServer({ fetch: backend.app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const isTaken = error.code === 'EADDRINUSE';
      reject(isTaken ? new Error(`Port ${address.port} is taken; set PORT to another one`) : error);
    });
    server.listen(address.port, address.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = address.host.includes(':') ? `[${address.host}]` : address.host;
  return {
    url: `http://${host}:${port}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}

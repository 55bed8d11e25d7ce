import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { clearKeyChallenge, createTestBackend, readEntitlement } from '../../server/test-backend.ts';

/** The real backend over https, for its rights service. */
export interface RightsServer {
  /** `127.0.0.1:49152` */
  readonly host: string;
  /** Where the license of a title is to be had, and what to post there. */
  grant(contentID: string): Promise<{ readonly url: string; readonly body: string }>;
  close(): Promise<void>;
}

export async function startRightsServer(tls: { readonly key: string; readonly cert: string }): Promise<RightsServer> {
  const backend = await createTestBackend();
  const server = createAdaptorServer({ fetch: backend.app.fetch, createServer, serverOptions: tls });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    async grant(contentID) {
      const { licenses } = await readEntitlement(await backend.entitle({ contentID }));
      const { pathname, search } = new URL(licenses[0]?.epTokenURL ?? '');
      return { url: `https://${host}${pathname}${search}`, body: clearKeyChallenge(licenses[0]?.keyIDs[0] ?? '') };
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export type TokenScript = ((response: ServerResponse, request: IncomingMessage) => void)[];

/** A token service over HTTP that says what a test tells it to, and by itself one token after the other. */
export interface ScriptedTokenService {
  readonly origin: string;
  /** What was asked, oldest first. */
  readonly forms: string[];
  /** What the next requests are answered. */
  script: TokenScript;
  stop(): void;
}

/** The license URL with which an unscripted request is answered: `number` counts from 1. */
export const licenseUrl = (number: number): string =>
  `https://wv.service.expressplay.com/hms/wv/rights/?ExpressPlayToken=AQAA${number}`;

export const says = (status: number, body: string) => (response: ServerResponse) =>
  response.writeHead(status).end(body);

export async function startTokenService(): Promise<ScriptedTokenService> {
  const forms: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((form) => {
      forms.push(form);
      const next = service.script.shift() ?? says(200, licenseUrl(forms.length));
      next(response, request);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const service: ScriptedTokenService = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    forms,
    script: [],
    stop() {
      server.closeAllConnections();
      server.close();
    },
  };
  return service;
}

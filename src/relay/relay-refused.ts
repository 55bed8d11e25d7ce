import type { RelayRefusal } from '../lib/relay-protocol.ts';

/** Why there is no answer from the other side. The page gets the reason, and nothing of the request. */
export class RelayRefused extends Error {
  constructor(readonly reason: RelayRefusal) {
    super(`The relay has no answer: ${reason}`);
    this.name = 'RelayRefused';
  }
}

/** HTTP status of each refusal. */
export const REFUSAL_STATUS: Readonly<Record<RelayRefusal, number>> = {
  secret: 403,
  origin: 403,
  host: 403,
  scheme: 403,
  request: 400,
  'too-large': 413,
  timeout: 504,
  network: 502,
  tls: 502,
};

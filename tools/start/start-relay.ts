import { startRelay, type Relay } from '../../src/relay/relay.ts';
import type { StartOptions } from './start-options.ts';

/** A relay for the pages of this backend: it sends requests to the backend's own addresses and to no other host. */
export function startDevelopmentRelay({ port, publicUrl }: StartOptions): Promise<Relay> {
  const own = [`http://localhost:${port}`, `http://127.0.0.1:${port}`];
  const origins = [...own, ...(publicUrl !== undefined && URL.canParse(publicUrl) ? [new URL(publicUrl).origin] : [])];
  return startRelay({ hosts: origins.map((origin) => new URL(origin).host), origins });
}

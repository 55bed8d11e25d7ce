import type * as Dashjs from 'dashjs';
import { PlayerError } from '../../errors.ts';

export type DashModule = typeof Dashjs;

/**
 * dash.js, in a chunk of its own that is not on the way to the first screen. Rejects with NETWORK_UNREACHABLE; the next call
 * tries again.
 */
export async function loadDashjs(fetchChunk: () => Promise<DashModule> = importChunk): Promise<DashModule> {
  try {
    return await fetchChunk();
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    throw new PlayerError('NETWORK_UNREACHABLE', 'Expected dash.js beside app.js, it could not be fetched', {
      cause,
      details: { name },
    });
  }
}

function importChunk(): Promise<DashModule> {
  return import(/* webpackChunkName: "dash" */ 'dashjs');
}

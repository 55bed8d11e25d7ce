import type { DashEngine } from '../engines/dash/dash-engine.ts';
import { PlayerError } from '../errors.ts';

interface DashChunk {
  readonly DashEngine: typeof DashEngine;
}

/**
 * The engine and dash.js, in a chunk of their own that is not on the way to the first screen. Rejects with
 * NETWORK_UNREACHABLE; the next call tries again.
 */
export async function loadDashEngine(fetchChunk: () => Promise<DashChunk> = importChunk): Promise<DashChunk> {
  try {
    return await fetchChunk();
  } catch (cause) {
    const name = cause instanceof Error ? cause.name : typeof cause;
    throw new PlayerError('NETWORK_UNREACHABLE', 'Expected the engine beside app.js, it could not be fetched', {
      cause,
      details: { name },
    });
  }
}

function importChunk(): Promise<DashChunk> {
  return import(/* webpackChunkName: "dash" */ '../engines/dash/dash-engine.ts');
}

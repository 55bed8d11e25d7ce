import { toHex } from '../../../src/lib/bytes.ts';
import { toBytes } from './buffer-source.ts';
import type { FaultSupply } from './cdm-faults.ts';

/**
 * SIMULATION: lets a session tell of its keys what `supply` says, when it says so. Call it before anybody listens to the session.
 */
export function simulateStatuses(session: MediaKeySession, supply: FaultSupply): void {
  const { statuses } = supply.faults;
  const real = session.keyStatuses;
  let isTold = statuses === undefined;
  Object.defineProperty(session, 'keyStatuses', { get: () => toStatusMap(isTold ? read(real, supply) : []) });
  session.addEventListener('keystatuseschange', (event) => {
    if (!event.isTrusted || isTold) return;
    event.stopImmediatePropagation();
    if (statuses === undefined || statuses === 'none') return;
    setTimeout(() => {
      isTold = true;
      session.dispatchEvent(new Event('keystatuseschange'));
    }, statuses.lateMs);
  });
}

type Entry = readonly [keyId: BufferSource, status: MediaKeyStatus];

/** The part of a `MediaKeyStatusMap` that players read; nobody can make a genuine one. */
type StatusMap = Pick<MediaKeyStatusMap, 'size' | 'get' | 'has'> & {
  forEach(callback: (status: MediaKeyStatus, keyId: BufferSource) => void): void;
};

function read(real: MediaKeyStatusMap, supply: FaultSupply): readonly Entry[] {
  const entries: Entry[] = [];
  real.forEach((status, keyId) => entries.push([keyId, supply.statusOf(hexOf(keyId)) ?? status]));
  return entries;
}

function toStatusMap(entries: readonly Entry[]): StatusMap {
  const byKeyId = new Map(entries.map(([keyId, status]) => [hexOf(keyId), status]));
  return {
    size: entries.length,
    get: (keyId) => byKeyId.get(hexOf(keyId)),
    has: (keyId) => byKeyId.has(hexOf(keyId)),
    forEach: (callback) => entries.forEach(([keyId, status]) => callback(status, keyId)),
  };
}

const hexOf = (source: BufferSource): string => toHex(toBytes(source));

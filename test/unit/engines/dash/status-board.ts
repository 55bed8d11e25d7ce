import type { ContentKeys } from '../../../../src/drm/eme/content-keys.ts';
import type { KeyRequest } from '../../../../src/drm/eme/key-request.ts';
import type { PlayerError } from '../../../../src/errors.ts';

/** Keys of which the test sets statuses and refusals. */
export class StatusBoard {
  readonly opened: KeyRequest[] = [];
  readonly openedLater: KeyRequest[] = [];
  readonly found: string[] = [];
  readonly lacking = new Set<string>();
  readonly statuses = new Map<string, MediaKeyStatus>();
  readonly refusals = new Map<string, PlayerError>();
  readonly underWay = new Map<string, Promise<void>>();
  readonly listeners = new Set<() => void>();
  readonly keys: ContentKeys = {
    open: (requests) => this.opened.push(...requests),
    openLater: (requests) => this.openedLater.push(...requests),
    openFound: ({ byKeyId }) => {
      this.found.push(...byKeyId.keys());
      return [...byKeyId.keys()];
    },
    lacksInitData: (keyIds) => keyIds.some((keyId) => this.lacking.has(keyId)),
    pending: (keyIds) => Array.from(keyIds, (keyId) => this.underWay.get(keyId))[0] ?? null,
    refusal: (keyId) => this.refusals.get(keyId),
    attach: () => Promise.resolve(),
    detach: () => Promise.resolve(),
    destroy: () => Promise.resolve(),
    status: (keyId) => this.statuses.get(keyId),
    onStatusChange: (listener) => {
      this.listeners.add(listener);
      return () => this.listeners.delete(listener);
    },
  };

  /** As the license server says no. */
  refuse(keyId: string, error: PlayerError): void {
    this.refusals.set(keyId, error);
    this.listeners.forEach((listener) => listener());
  }
}

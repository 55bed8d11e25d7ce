import { PlayerError } from '../../errors.ts';
import { setAlarm } from '../../lib/alarm.ts';
import { raceAbort } from '../../lib/abort.ts';
import type { KeySystemId } from '../key-system.ts';
import type { KeyRequest } from './key-request.ts';
import type { FoundInitData } from './read-init-data.ts';

/**
 * From the moment that there is an element: its manifest and first init segment have to come. Of the 15 s that a start may
 * take (architecture §5).
 */
const WITHIN_MS = 10_000;

/** EME init data of type `cenc` by key id, from the feed, the MPD and the media: who tells of a key first is believed. */
export class InitDataSupply {
  private readonly known: Map<string, Uint8Array>;
  /** From boxes that name no key: Widevine can do with a content id. */
  private forAnyKey: Uint8Array | null = null;
  private fault = '';
  private readonly waiting = new Set<() => void>();
  private readonly attached: Promise<void>;
  /** There is an element, whose media may tell. */
  readonly attach: () => void;

  constructor(
    known: ReadonlyMap<string, Uint8Array> = new Map<string, Uint8Array>(),
    private readonly withinMs = WITHIN_MS,
  ) {
    this.known = new Map(known);
    let attach = (): void => undefined;
    this.attached = new Promise((resolve) => (attach = resolve));
    this.attach = attach;
  }

  find(keyIds: readonly string[]): Uint8Array | null {
    const found = keyIds.map((keyId) => this.known.get(keyId)).find((initData) => initData !== undefined);
    return found ?? this.forAnyKey;
  }

  add(keyIds: Iterable<string>, initData: Uint8Array): void {
    for (const keyId of keyIds) if (!this.known.has(keyId)) this.known.set(keyId, initData);
    this.tell();
  }

  addFound({ byKeyId, forAnyKey, fault }: FoundInitData): void {
    if (fault !== null) this.fault = `; left out: ${fault}`;
    this.forAnyKey ??= forAnyKey;
    byKeyId.forEach((initData, keyId) => initData && this.add([keyId], initData));
    this.tell();
  }

  /** The request with what its key system needs. Rejects with KEY_SESSION_FAILED where that does not come in time. */
  async complete(request: KeyRequest, keySystem: KeySystemId, signal: AbortSignal): Promise<KeyRequest> {
    if (keySystem === 'clearkey' || request.initData !== null) return request;
    return { ...request, initData: await this.wait(request.keyIds, signal) };
  }

  /** As soon as somebody tells. Rejects with KEY_SESSION_FAILED where nobody does in time. */
  async wait(keyIds: readonly string[], signal: AbortSignal): Promise<Uint8Array> {
    const found = this.find(keyIds);
    if (found !== null) return found;
    let check = (): void => undefined;
    const told = new Promise<Uint8Array>((resolve, reject) => {
      check = () => {
        const initData = this.find(keyIds);
        if (initData !== null) resolve(initData);
      };
      this.waiting.add(check);
      void this.attached.then(() => setAlarm(this.withinMs, () => reject(this.failure(keyIds)), signal));
    });
    return raceAbort(told, signal).finally(() => this.waiting.delete(check));
  }

  private failure(keyIds: readonly string[]): PlayerError {
    const message = `Expected init data from feed, MPD or media, got none within ${this.withinMs} ms${this.fault}`;
    return new PlayerError('KEY_SESSION_FAILED', message, { details: { keyIds } });
  }

  private tell(): void {
    for (const check of [...this.waiting]) check();
  }
}

import { PlayerError, toPlayerError } from '../../errors.ts';
import { childController, isAbortError, throwIfAborted } from '../../lib/abort.ts';
import { setAlarm } from '../../lib/alarm.ts';
import { settleWithin } from '../../lib/settle-within.ts';
import type { KeySystemId } from '../key-system.ts';
import { AttachableCdm, LETTING_GO_MS, type AttachableCdmOptions } from './attachable-cdm.ts';
import { InitDataSupply } from './init-data-supply.ts';
import type { KeyRequest } from './key-request.ts';
import { KeyLease, type SessionEvents } from './key-lease.ts';
import { openKeySession, type OpenKeySession } from './key-session.ts';
import type { KeyStatuses } from './key-statuses.ts';
import { PendingKeys } from './pending-keys.ts';
import type { FoundInitData } from './read-init-data.ts';
import { RefusedKeys } from './refused-keys.ts';
import { renewWhilePlaying } from './renewal-timer.ts';
import { watchSilence } from './silence-watch.ts';

/** The keys of one title in the CDM. Made before a manifest or a `<video>` exists; attached to one later. */
export interface ContentKeys {
  /**
   * Asks for the keys nobody asked for yet, in parallel, one license per request. Nothing plays without them: failures
   * arrive at `onError`.
   */
  open(requests: readonly KeyRequest[]): void;
  /** Likewise, for keys that the playback can do without: where one is not to be had, `refusal` says why. */
  openLater(requests: readonly KeyRequest[]): void;
  /**
   * Takes init data that the media brought: requests that wait for some go on. Keys that nobody asked for are asked for as by
   * `openLater`, and returned; not where one that was is named beside them: some packagers name all keys of a title everywhere.
   */
  openFound(found: FoundInitData): readonly string[];
  /** Whether those of `openLater` that are under way wait for init data, for all that is known. */
  lacksInitData(keyIds: readonly string[]): boolean;
  /** Resolves when those of `openLater` have their licenses or are refused; `null`: none of them is under way. */
  pending(keyIds: Iterable<string>): Promise<unknown> | null;
  /** Why a key cannot be had, or used any more, for the rest of the playback. */
  refusal(keyId: string): PlayerError | undefined;
  /** Gives the CDM to the element: now, or as soon as a first key is asked for. Rejects with KEY_SESSION_FAILED. */
  attach(element: HTMLMediaElement): Promise<void>;
  /** Takes the CDM off the element: the keys stay, for another one. Never rejects. */
  detach(): Promise<void>;
  /** `undefined`: not asked for, or no status yet. */
  status(keyId: string): MediaKeyStatus | undefined;
  /** Calls `listener` after any key's status changed or a key was refused, in the order they came. Returns how to stop it. */
  onStatusChange(listener: () => void): () => void;
  /** Closes all sessions and takes the CDM off the element; gives up on a CDM that does not answer. */
  destroy(): Promise<void>;
}

export interface ContentKeysOptions extends AttachableCdmOptions {
  /** EME init data of type `cenc` by key id: for requests that bring none. */
  readonly knownInitData?: ReadonlyMap<string, Uint8Array>;
  /** At most one call: the first failure. */
  readonly onError: (error: PlayerError) => void;
  /** Each key that the playback goes on without, or with a license that could not be renewed. */
  readonly onRefused?: (error: PlayerError) => void;
  /**
   * Seconds from a license to its renewal, where the key system never asks for one itself; `null`: it does, or there is none.
   * `expirationMs`: what the session says of the license's end. Nothing is renewed while the element is paused.
   */
  readonly renewAfterS?: (keySystem: KeySystemId, expirationMs: number) => number | null;
  /** Milliseconds that a key of the start may take from the moment it is asked for. Default: 15,000 (architecture §5). */
  readonly startWithinMs?: number | undefined;
  /** Lifetime of the playback. */
  readonly signal: AbortSignal;
}

/** Of `startWithinMs`. */
const START_WITHIN_MS = 15_000;

const NO_KEYS = 'Expected keys from the CDM, it failed';

export function createContentKeys(options: ContentKeysOptions): ContentKeys {
  return new EmeContentKeys(options);
}

class EmeContentKeys implements ContentKeys {
  private readonly life: AbortController;
  private readonly statuses = new Map<string, MediaKeyStatus>();
  private readonly refused = new RefusedKeys();
  private readonly asked = new Set<string>();
  private readonly initData: InitDataSupply;
  private readonly pendingKeys = new PendingKeys();
  private readonly listeners = new Set<() => void>();
  private readonly leases: KeyLease[] = [];
  private readonly cdm: AttachableCdm;
  private hasStartKey = false;
  private isWatched = false;

  constructor(private readonly options: ContentKeysOptions) {
    this.life = childController(options.signal);
    this.cdm = new AttachableCdm(options, this.life.signal);
    this.initData = new InitDataSupply(options.knownInitData);
  }

  open(requests: readonly KeyRequest[]): void {
    const { startWithinMs = START_WITHIN_MS } = this.options;
    for (const request of this.toAsk(requests)) {
      let isThere = false;
      const details = { keyIds: request.keyIds };
      const giveUp = (): void =>
        this.fail(new PlayerError('KEY_SESSION_FAILED', 'Expected a key in time, got none', { details }));
      const stopWaiting = setAlarm(startWithinMs, giveUp, this.life.signal);
      const onSettled = (): void => {
        isThere = true;
        this.hasStartKey = true;
        stopWaiting();
        this.expectPicture();
      };
      this.lease(request, onSettled, (keyIds, thrown) => (isThere ? this.refuse(keyIds, thrown) : this.fail(thrown)));
    }
  }

  openLater(requests: readonly KeyRequest[]): void {
    for (const request of this.toAsk(requests)) {
      const settled = new Promise<void>((resolve) => {
        this.lease(request, resolve, (keyIds, thrown) => {
          this.refuse(keyIds, thrown, resolve);
          this.refused.forgive(keyIds, this.asked, () => this.tellListeners(), this.life.signal);
        });
      });
      this.pendingKeys.add(request.keyIds, settled);
    }
  }

  openFound(found: FoundInitData): readonly string[] {
    this.initData.addFound(found);
    const keyIds = [...found.byKeyId.keys()];
    if (keyIds.some((keyId) => this.asked.has(keyId))) return [];
    this.openLater(keyIds.map((keyId) => ({ keyIds: [keyId], initData: null })));
    return keyIds;
  }

  lacksInitData(keyIds: readonly string[]): boolean {
    return keyIds.some((keyId) => this.pendingKeys.has(keyId) && this.initData.find([keyId]) === null);
  }

  pending(keyIds: Iterable<string>): Promise<unknown> | null {
    return this.pendingKeys.of(keyIds);
  }

  refusal(keyId: string): PlayerError | undefined {
    return this.refused.get(keyId);
  }

  async attach(element: HTMLMediaElement): Promise<void> {
    this.initData.attach();
    await this.cdm.attach(element);
    this.expectPicture();
  }

  detach(): Promise<void> {
    return this.cdm.detach();
  }

  status(keyId: string): MediaKeyStatus | undefined {
    return this.statuses.get(keyId);
  }

  onStatusChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  async destroy(): Promise<void> {
    this.life.abort();
    this.listeners.clear();
    await settleWithin(Promise.all(this.leases.map((lease) => lease.close())), LETTING_GO_MS);
    await this.cdm.detach();
  }

  /** What nobody asked for yet, with the init data there is. */
  private toAsk(requests: readonly KeyRequest[]): KeyRequest[] {
    return requests.flatMap((request) => {
      if (request.initData !== null) this.initData.add(request.keyIds, request.initData);
      const keyIds = request.keyIds.filter((keyId) => !this.asked.has(keyId));
      keyIds.forEach((keyId) => this.asked.add(keyId));
      return keyIds.length === 0 ? [] : [{ keyIds, initData: request.initData ?? this.initData.find(keyIds) }];
    });
  }

  private lease(
    request: KeyRequest,
    onSettled: () => void,
    onLost: (keyIds: readonly string[], thrown: unknown) => void,
  ): void {
    const lease = new KeyLease({
      keyIds: request.keyIds,
      open: (events) => this.openSession(request, events),
      onStatuses: (changed) => this.takeStatuses(changed),
      onSettled,
      onLost,
      onRenewalFailed: (thrown) => this.report(thrown),
      renewLater: (renew, expirationMs) => void this.renewLater(renew, expirationMs),
    });
    this.leases.push(lease);
  }

  private async openSession(asked: KeyRequest, events: SessionEvents): Promise<OpenKeySession> {
    const { keySystem, mediaKeys, exchange } = await this.cdm.open();
    const { signal } = this.life;
    throwIfAborted(signal);
    const request = await this.initData.complete(asked, keySystem, signal);
    return openKeySession({ keySystem, mediaKeys, request, exchange, ...events, signal });
  }

  /** Once a license of the start is in the CDM and the CDM on the element, one of both has to say something. */
  private expectPicture(): void {
    const { element } = this.cdm;
    if (element === null || this.isWatched || !this.hasStartKey) return;
    this.isWatched = true;
    const message = 'Expected a picture or key statuses from the CDM, it took a license and gave neither';
    watchSilence({
      element,
      hasStatus: () => this.statuses.size > 0,
      onSilent: () => this.fail(new PlayerError('KEY_SESSION_FAILED', message)),
      signal: this.life.signal,
    });
  }

  private async renewLater(renew: () => void, expirationMs: number): Promise<void> {
    const { keySystem } = await this.cdm.open();
    const seconds = this.options.renewAfterS?.(keySystem, expirationMs) ?? null;
    if (seconds !== null) renewWhilePlaying(seconds, () => this.cdm.element, renew, this.life.signal);
  }

  private takeStatuses(changed: KeyStatuses): void {
    changed.forEach((status, keyId) => this.statuses.set(keyId, status));
    this.tellListeners();
  }

  private refuse(keyIds: readonly string[], thrown: unknown, onSettled?: () => void): void {
    const error = this.report(thrown);
    if (error === null) return;
    this.refused.add(keyIds, error);
    this.tellListeners();
    onSettled?.();
  }

  /** `null`: the playback is over, and nothing matters any more. */
  private report(thrown: unknown): PlayerError | null {
    if (this.life.signal.aborted || isAbortError(thrown)) return null;
    const error = toPlayerError(thrown, 'KEY_SESSION_FAILED', NO_KEYS);
    this.options.onRefused?.(error);
    return error;
  }

  private tellListeners(): void {
    for (const listener of [...this.listeners]) listener();
  }

  private fail(thrown: unknown): void {
    if (this.life.signal.aborted || isAbortError(thrown)) return;
    this.life.abort();
    this.options.onError(toPlayerError(thrown, 'KEY_SESSION_FAILED', NO_KEYS));
  }
}

import { toPlayerError, type PlayerError } from '../../errors.ts';
import { childController, isAbortError, throwIfAborted } from '../../lib/abort.ts';
import { settleWithin } from '../../lib/settle-within.ts';
import type { KeySystemId } from '../key-system.ts';
import type { LicenseExchange } from '../license-exchange.ts';
import type { KeyRequest } from './key-request.ts';
import { openKeySession, type OpenKeySession } from './key-session.ts';
import type { ProbedKeySystem } from './probe.ts';

/** The keys of one title in the CDM. Made before a manifest or a `<video>` exists; attached to one later. */
export interface ContentKeys {
  /** Asks for the keys nobody asked for yet, in parallel, one license per request. Failures arrive at `onError`. */
  open(requests: readonly KeyRequest[]): void;
  /** Gives the CDM to the element: now, or as soon as a first key is asked for. Rejects with KEY_SESSION_FAILED. */
  attach(element: HTMLMediaElement): Promise<void>;
  /** `undefined`: not asked for, or no status yet. */
  status(keyId: string): MediaKeyStatus | undefined;
  /** Calls `listener` after any key's status changed. Returns how to stop it. */
  onStatusChange(listener: () => void): () => void;
  /** Closes all sessions and takes the CDM off the element; gives up on a CDM that does not answer. */
  destroy(): Promise<void>;
}

export interface ContentKeysOptions {
  /** Asked once, at the first key request. */
  readonly probe: () => Promise<ProbedKeySystem>;
  readonly exchangeFor: (keySystem: KeySystemId) => LicenseExchange;
  /** At most one call: the first failure. */
  readonly onError: (error: PlayerError) => void;
  /** Lifetime of the playback. */
  readonly signal: AbortSignal;
}

interface Cdm {
  readonly keySystem: KeySystemId;
  readonly mediaKeys: MediaKeys;
  readonly exchange: LicenseExchange;
}

/** (2017-12-06, Chrome with Widevine) `close()` may never resolve, and nothing else would ever play: Shaka #1168, crbug 690583 */
const CLOSE_LIMIT_MS = 1000;

export function createContentKeys(options: ContentKeysOptions): ContentKeys {
  return new EmeContentKeys(options);
}

class EmeContentKeys implements ContentKeys {
  private readonly life: AbortController;
  private readonly statuses = new Map<string, MediaKeyStatus>();
  private readonly asked = new Set<string>();
  private readonly listeners = new Set<() => void>();
  private readonly sessions: Promise<OpenKeySession>[] = [];
  private cdm: Promise<Cdm> | null = null;
  private element: HTMLMediaElement | null = null;
  private attached: Promise<void> = Promise.resolve();

  constructor(private readonly options: ContentKeysOptions) {
    this.life = childController(options.signal);
  }

  open(requests: readonly KeyRequest[]): void {
    for (const request of requests) {
      const keyIds = request.keyIds.filter((keyId) => !this.asked.has(keyId));
      if (keyIds.length === 0) continue;
      keyIds.forEach((keyId) => this.asked.add(keyId));
      const session = this.openSession({ keyIds, initData: request.initData });
      session.catch((thrown: unknown) => this.fail(thrown));
      this.sessions.push(session);
    }
  }

  attach(element: HTMLMediaElement): Promise<void> {
    this.attached = this.attachTo(element);
    return this.attached;
  }

  status(keyId: string): MediaKeyStatus | undefined {
    return this.statuses.get(keyId);
  }

  onStatusChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  async destroy(): Promise<void> {
    this.life.abort();
    this.listeners.clear();
    const closed = this.sessions.map((session) => session.then((open) => open.close()).catch(ignoreClosed));
    // An element takes one CDM at a time: taking it off while it is being given fails.
    const attached = this.attached.catch(ignoreClosed);
    await settleWithin(Promise.all([...closed, attached]), CLOSE_LIMIT_MS);
    await this.element?.setMediaKeys(null).catch(ignoreClosed);
    this.element = null;
  }

  private async attachTo(element: HTMLMediaElement): Promise<void> {
    throwIfAborted(this.life.signal);
    this.element = element;
    if (this.cdm === null) return;
    const { mediaKeys } = await this.cdm;
    throwIfAborted(this.life.signal);
    await giveKeys(element, mediaKeys);
  }

  private async openSession(request: KeyRequest): Promise<OpenKeySession> {
    this.cdm ??= this.startCdm();
    const { keySystem, mediaKeys, exchange } = await this.cdm;
    throwIfAborted(this.life.signal);
    return openKeySession({
      keySystem,
      mediaKeys,
      request,
      exchange,
      onStatuses: (changed) => this.takeStatuses(changed),
      onError: (thrown) => this.fail(thrown),
      signal: this.life.signal,
    });
  }

  private async startCdm(): Promise<Cdm> {
    const { keySystem, access } = await this.options.probe();
    const mediaKeys = await access.createMediaKeys();
    throwIfAborted(this.life.signal);
    if (this.element !== null) await giveKeys(this.element, mediaKeys);
    return { keySystem, mediaKeys, exchange: this.options.exchangeFor(keySystem) };
  }

  private takeStatuses(changed: ReadonlyMap<string, MediaKeyStatus>): void {
    changed.forEach((status, keyId) => this.statuses.set(keyId, status));
    for (const listener of [...this.listeners]) listener();
  }

  private fail(thrown: unknown): void {
    if (this.life.signal.aborted || isAbortError(thrown)) return;
    this.life.abort();
    this.options.onError(toPlayerError(thrown, 'KEY_SESSION_FAILED', 'Expected keys from the CDM, it failed'));
  }
}

function giveKeys(element: HTMLMediaElement, mediaKeys: MediaKeys): Promise<void> {
  return element.setMediaKeys(mediaKeys).catch((thrown: unknown) => {
    throw toPlayerError(thrown, 'KEY_SESSION_FAILED', 'Expected the element to take the CDM, it refused');
  });
}

/** What failed to open needs no closing, and an element that is already gone needs no detaching. */
function ignoreClosed(): void {
  return undefined;
}

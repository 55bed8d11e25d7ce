import { settleWithin } from '../../lib/settle-within.ts';
import { throwIfAborted } from '../../lib/abort.ts';
import type { KeySystemId } from '../key-system.ts';
import type { LicenseExchange } from '../license-exchange.ts';
import { callCdm } from './call-cdm.ts';
import type { ProbedKeySystem } from './probe.ts';

/** A CDM that makes key sessions, and who answers it. */
export interface OpenCdm {
  readonly keySystem: KeySystemId;
  readonly mediaKeys: MediaKeys;
  readonly exchange: LicenseExchange;
}

export interface AttachableCdmOptions {
  /** Asked once, at the first key request. */
  readonly probe: () => Promise<ProbedKeySystem>;
  readonly exchangeFor: (keySystem: KeySystemId) => LicenseExchange;
}

/** (2017-12-06, Chrome with Widevine) a call may never resolve, and nothing else would ever play: Shaka #1168, crbug 690583 */
export const LETTING_GO_MS = 1000;

/** The `MediaKeys` of one playback: there or not, with an element or without, in any order. Rejects with KEY_SESSION_FAILED. */
export class AttachableCdm {
  private opening: Promise<OpenCdm> | null = null;
  private attached: Promise<void> = Promise.resolve();
  private holder: HTMLMediaElement | null = null;

  constructor(
    private readonly options: AttachableCdmOptions,
    private readonly signal: AbortSignal,
  ) {}

  /** The element it is for. */
  get element(): HTMLMediaElement | null {
    return this.holder;
  }

  open(): Promise<OpenCdm> {
    return (this.opening ??= this.start());
  }

  /** Now, or as soon as it is open. */
  attach(element: HTMLMediaElement): Promise<void> {
    this.attached = this.attachTo(element);
    return this.attached;
  }

  /** An element takes one CDM at a time: taking it off while it is being given fails. */
  async detach(): Promise<void> {
    await settleWithin(this.attached, LETTING_GO_MS);
    // An element that is already gone needs no detaching.
    await settleWithin(Promise.resolve(this.holder?.setMediaKeys(null)), LETTING_GO_MS);
    this.holder = null;
  }

  private async start(): Promise<OpenCdm> {
    const { keySystem, access } = await this.options.probe();
    const mediaKeys = await callCdm('createMediaKeys', () => access.createMediaKeys());
    throwIfAborted(this.signal);
    if (this.holder !== null) await giveKeys(this.holder, mediaKeys);
    return { keySystem, mediaKeys, exchange: this.options.exchangeFor(keySystem) };
  }

  private async attachTo(element: HTMLMediaElement): Promise<void> {
    throwIfAborted(this.signal);
    this.holder = element;
    if (this.opening === null) return;
    const { mediaKeys } = await this.opening;
    throwIfAborted(this.signal);
    await giveKeys(element, mediaKeys);
  }
}

function giveKeys(element: HTMLMediaElement, mediaKeys: MediaKeys): Promise<void> {
  return callCdm('setMediaKeys', () => element.setMediaKeys(mediaKeys));
}

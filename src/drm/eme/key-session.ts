import { PlayerError } from '../../errors.ts';
import { throwIfAborted } from '../../lib/abort.ts';
import { toArrayBuffer, toHex } from '../../lib/bytes.ts';
import type { KeySystemId } from '../key-system.ts';
import type { LicenseExchange } from '../license-exchange.ts';
import { isCertificateRequest } from '../widevine-message.ts';
import { toInitData, type KeyRequest } from './key-request.ts';

/** A key session whose key request was made. Its licenses arrive later. */
export interface OpenKeySession {
  close(): Promise<void>;
}

export interface KeySessionOptions {
  readonly keySystem: KeySystemId;
  readonly mediaKeys: MediaKeys;
  readonly request: KeyRequest;
  readonly exchange: LicenseExchange;
  readonly onStatuses: (statuses: ReadonlyMap<string, MediaKeyStatus>) => void;
  /** After each license that the CDM took. Some sets tell no status afterwards (Shaka #891). */
  readonly onLicensed: () => void;
  readonly onError: (thrown: unknown) => void;
  readonly signal: AbortSignal;
}

/** Opens one session and answers each of its messages through the exchange. Rejects with KEY_SESSION_FAILED. */
export async function openKeySession(options: KeySessionOptions): Promise<OpenKeySession> {
  const { keySystem, mediaKeys, request, signal } = options;
  const initData = toInitData(keySystem, request);
  if (initData === null) {
    throw new PlayerError('KEY_SESSION_FAILED', `Expected init data for ${keySystem}, neither feed nor MPD has any`, {
      details: { keyIds: request.keyIds },
    });
  }
  const session = mediaKeys.createSession('temporary');
  // (2024-01-09, LG 2019) `message` is lost when its listener comes after generateRequest: hls.js #6034
  session.addEventListener('message', (event) => {
    answer(session, event, options).catch(options.onError);
  });
  session.addEventListener('keystatuseschange', () => options.onStatuses(readStatuses(session)));
  await session.generateRequest(initData.type, toArrayBuffer(initData.bytes));
  if (signal.aborted) await session.close();
  throwIfAborted(signal);
  return { close: () => session.close() };
}

async function answer(
  session: MediaKeySession,
  event: MediaKeyMessageEvent,
  options: KeySessionOptions,
): Promise<void> {
  const { exchange, keySystem, request, onLicensed, signal } = options;
  const license = await exchange({ keyIds: request.keyIds, message: event.message }, signal);
  throwIfAborted(signal);
  try {
    await session.update(license);
  } catch (cause) {
    throw new PlayerError('LICENSE_INVALID', 'Expected a license that the CDM takes, it refused the answer', {
      cause,
      details: { name: cause instanceof Error ? cause.name : typeof cause },
    });
  }
  const isCertificate = keySystem === 'widevine' && isCertificateRequest(event.message);
  if (!isCertificate) onLicensed();
}

function readStatuses(session: MediaKeySession): ReadonlyMap<string, MediaKeyStatus> {
  const statuses = new Map<string, MediaKeyStatus>();
  session.keyStatuses.forEach((status, keyId) => statuses.set(toHex(toBytes(keyId)), status));
  return statuses;
}

function toBytes(source: BufferSource): Uint8Array {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

import { PlayerError } from '../../errors.ts';
import { throwIfAborted } from '../../lib/abort.ts';
import { setAlarm } from '../../lib/alarm.ts';
import { toArrayBuffer } from '../../lib/bytes.ts';
import type { KeySystemId } from '../key-system.ts';
import type { LicenseExchange } from '../license-exchange.ts';
import { isCertificateRequest } from '../widevine-message.ts';
import { callCdm } from './call-cdm.ts';
import { toInitData, type KeyRequest } from './key-request.ts';
import { readKeyStatuses, type KeyStatuses } from './key-statuses.ts';

/** A key session whose key request was made. Its licenses arrive later. */
export interface OpenKeySession {
  close(): Promise<void>;
}

export interface KeySessionOptions {
  readonly keySystem: KeySystemId;
  readonly mediaKeys: MediaKeys;
  readonly request: KeyRequest;
  readonly exchange: LicenseExchange;
  /** The tokens there are brought a license that expired. Default: no. */
  readonly wantsNewGrant?: boolean;
  readonly onStatuses: (statuses: KeyStatuses) => void;
  /**
   * After each license that the CDM took, with what it says of its keys then (some sets say nothing: Shaka #891) and of
   * the license's end: milliseconds since the epoch as EME has it, or anything.
   */
  readonly onLicensed: (statuses: KeyStatuses, expirationMs: number) => void;
  /** Some sets lose a message: then nothing would ever end. */
  readonly onError: (thrown: unknown) => void;
  readonly signal: AbortSignal;
}

/** From the key request to the CDM's first message. An exchange ends within 10 s after it, all within 15 s (architecture §5). */
const FIRST_MESSAGE_MS = 5000;

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
  const stopWaiting = expectMessage(options);
  // (2024-01-09, LG 2019) `message` is lost when its listener comes after generateRequest: hls.js #6034
  session.addEventListener('message', (event) => {
    stopWaiting();
    answer(session, event, options).catch(options.onError);
  });
  session.addEventListener('keystatuseschange', () => options.onStatuses(readKeyStatuses(session, request.keyIds)));
  try {
    await callCdm('generateRequest', () => session.generateRequest(initData.type, toArrayBuffer(initData.bytes)));
  } catch (thrown) {
    stopWaiting();
    throw thrown;
  }
  if (signal.aborted) await session.close();
  throwIfAborted(signal);
  return { close: () => session.close() };
}

/** Reports KEY_SESSION_FAILED where the CDM says nothing in time. Returns how to stop waiting. */
function expectMessage({ keySystem, request, onError, signal }: KeySessionOptions): () => void {
  const { keyIds } = request;
  const message = `Expected a message of ${keySystem} within ${FIRST_MESSAGE_MS} ms of the key request, got none`;
  const give = (): void => onError(new PlayerError('KEY_SESSION_FAILED', message, { details: { keyIds } }));
  return setAlarm(FIRST_MESSAGE_MS, give, signal);
}

async function answer(
  session: MediaKeySession,
  event: MediaKeyMessageEvent,
  options: KeySessionOptions,
): Promise<void> {
  const { exchange, keySystem, request, onLicensed, signal, wantsNewGrant = false } = options;
  const license = await exchange({ keyIds: request.keyIds, message: event.message, wantsNewGrant }, signal);
  throwIfAborted(signal);
  await callCdm('update', () => session.update(license).catch(throwInvalid));
  throwIfAborted(signal);
  const isCertificate = keySystem === 'widevine' && isCertificateRequest(event.message);
  if (!isCertificate) onLicensed(readKeyStatuses(session, request.keyIds), session.expiration);
}

function throwInvalid(cause: unknown): never {
  throw new PlayerError('LICENSE_INVALID', 'Expected a license that the CDM takes, it refused the answer', {
    cause,
    details: { name: cause instanceof Error ? cause.name : typeof cause },
  });
}

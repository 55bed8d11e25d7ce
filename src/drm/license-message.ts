import { PlayerError } from '../errors.ts';
import { assertNever } from '../lib/assert-never.ts';
import type { HttpHeaders } from '../lib/merge-headers.ts';
import type { KeySystemId } from './key-system.ts';
import { unwrapPlayReadyMessage } from './playready-message.ts';

/** What a license server is sent for one message of a CDM. */
export interface LicenseMessage {
  readonly headers: HttpHeaders;
  readonly body: ArrayBuffer;
}

/** Pure. Throws KEY_SESSION_FAILED where the CDM wrote nothing that could be sent. */
export function toLicenseMessage(keySystem: KeySystemId, message: ArrayBuffer): LicenseMessage {
  if (message.byteLength === 0) {
    throw new PlayerError('KEY_SESSION_FAILED', `Expected a challenge from the CDM of ${keySystem}, got 0 bytes`);
  }
  switch (keySystem) {
    case 'widevine':
    case 'clearkey':
      return { headers: { 'Content-Type': 'application/octet-stream' }, body: message };
    case 'playready':
      return unwrapPlayReadyMessage(message);
    default:
      return assertNever(keySystem);
  }
}

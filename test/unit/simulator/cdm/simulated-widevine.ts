import { writeProtobuf } from '../../../../server/protobuf.ts';
import { parseHex, toArrayBuffer, toBase64Url } from '../../../../src/lib/bytes.ts';
import type { CdmFaults } from '../../../../tools/simulator/cdm/cdm-faults.ts';
import { installCdm } from '../../../../tools/simulator/cdm/install-cdm.ts';
import { createSimulatedWidevine, type WidevineDevice } from '../../../../tools/simulator/cdm/widevine.ts';
import { cencInitData } from './init-data.ts';

const CONFIGURATION = {
  initDataTypes: ['cenc'],
  videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.4D401E"' }],
};

/** Of `SignedMessage.type`. */
export const LICENSE_REQUEST = 1;
const LICENSE = 2;
const SERVICE_CERTIFICATE = 5;

/** A simulated Widevine in this page. Put `requestMediaKeySystemAccess` back afterwards. */
export async function makeMediaKeys(
  faults: CdmFaults,
  device: WidevineDevice = {},
  change: Partial<MediaKeySystemConfiguration> = {},
): Promise<MediaKeys> {
  installCdm(createSimulatedWidevine(device), faults);
  const access = await navigator.requestMediaKeySystemAccess('com.widevine.alpha', [{ ...CONFIGURATION, ...change }]);
  return access.createMediaKeys();
}

/** Resolves with the session's next event of this type. */
export function next<T extends Event>(session: MediaKeySession, type: string): Promise<T> {
  return new Promise((resolve) => session.addEventListener(type, (event) => resolve(event as T), { once: true }));
}

/** Makes the key request, and resolves with the CDM's message. */
export async function readMessage(session: MediaKeySession): Promise<MediaKeyMessageEvent> {
  const message = next<MediaKeyMessageEvent>(session, 'message');
  await session.generateRequest('cenc', toArrayBuffer(cencInitData()));
  return message;
}

/** What a rights service answers to the challenge of a simulated Widevine. */
export function widevineLicense(...keyIds: readonly string[]): ArrayBuffer {
  const k = toBase64Url(parseHex('00112233445566778899aabbccddeeff'));
  const keys = keyIds.map((keyId) => ({ kty: 'oct', kid: toBase64Url(parseHex(keyId)), k }));
  return signed(LICENSE, JSON.stringify({ keys, type: 'temporary' }));
}

export const certificate = (): ArrayBuffer => signed(SERVICE_CERTIFICATE, 'any');

function signed(type: number, content: string): ArrayBuffer {
  return toArrayBuffer(
    writeProtobuf([
      [1, type],
      [2, content],
    ]),
  );
}

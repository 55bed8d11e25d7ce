import { bytesOf, numberOf, readProtobuf, type ProtobufField } from '../protobuf.ts';
import type { DeviceAbilities } from './rights-route.ts';

/** Stands in the client info of a challenge that no Widevine CDM wrote. */
export const SIMULATED_CDM = 'urn:latchkey:simulated-cdm';

/** Numbers of Widevine's messages (`license_protocol.proto`), as far as a simulated CDM writes them. */
const SIGNED_MESSAGE = { type: 1, message: 2 };
const MESSAGE_TYPE = { licenseRequest: 1, serviceCertificateRequest: 4 };
const LICENSE_REQUEST = { clientId: 1, contentId: 2 };
const CLIENT_ID = { info: 3, capabilities: 6 };
const NAME_VALUE = { name: 1, value: 2 };
const CAPABILITIES = { hdcp: 4 };
const CONTENT_ID = { psshData: 1 };
const PSSH_DATA = { content: 1 };
const PSSH_CONTENT = { keyId: 2 };

/** What the challenge of a simulated CDM says; key ids in lower-case hexadecimal. */
export interface WidevineChallenge {
  readonly kids: readonly string[];
  readonly device: DeviceAbilities;
}

/** The two bytes 08 04, which every Widevine CDM sends alike: a simulated one cannot say that it is one. */
export function isCertificateRequest(challenge: Uint8Array): boolean {
  return challenge.length === 2 && challenge[0] === 0x08 && challenge[1] === MESSAGE_TYPE.serviceCertificateRequest;
}

/** `null`: no license request, or a real one, which nobody but Google can answer. */
export function readWidevineChallenge(challenge: Uint8Array): WidevineChallenge | null {
  try {
    return readSignedMessage(readProtobuf(challenge));
  } catch {
    return null;
  }
}

function readSignedMessage(signed: readonly ProtobufField[]): WidevineChallenge | null {
  if (numberOf(signed, SIGNED_MESSAGE.type) !== MESSAGE_TYPE.licenseRequest) return null;
  const request = readWithin(signed, SIGNED_MESSAGE.message);
  const client = readWithin(request, LICENSE_REQUEST.clientId);
  const info = readInfo(client);
  if (info.get('cdm') !== SIMULATED_CDM) return null;
  const pssh = readWithin(readWithin(request, LICENSE_REQUEST.contentId), CONTENT_ID.psshData);
  const kids = bytesOf(pssh, PSSH_DATA.content)
    .flatMap((content) => bytesOf(readProtobuf(content), PSSH_CONTENT.keyId))
    .map((keyId) => Buffer.from(keyId).toString('hex'));
  const securityLevel = Number(info.get('security_level'));
  const hdcp = numberOf(readWithin(client, CLIENT_ID.capabilities), CAPABILITIES.hdcp) ?? 0;
  const isWhole = kids.length > 0 && kids.every((kid) => kid.length === 32) && securityLevel >= 1;
  return isWhole ? { kids, device: { securityLevel, hdcp } } : null;
}

function readInfo(client: readonly ProtobufField[]): ReadonlyMap<string, string> {
  const text = (pair: readonly ProtobufField[], field: number): string =>
    bytesOf(pair, field)
      .map((bytes) => Buffer.from(bytes).toString())
      .join('');
  return new Map(
    bytesOf(client, CLIENT_ID.info)
      .map(readProtobuf)
      .map((pair) => [text(pair, NAME_VALUE.name), text(pair, NAME_VALUE.value)]),
  );
}

function readWithin(message: readonly ProtobufField[], field: number): readonly ProtobufField[] {
  const [first] = bytesOf(message, field);
  return first === undefined ? [] : readProtobuf(first);
}

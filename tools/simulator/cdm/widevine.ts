import { bytesOf, numberOf, readProtobuf, writeProtobuf } from '../../../server/protobuf.ts';
import { parseHex, toArrayBuffer, toHex } from '../../../src/lib/bytes.ts';
import { readPssh } from './pssh.ts';
import type { SimulatedKeySystem } from './simulated-key-system.ts';

/** How strong the simulated device is. */
export interface WidevineDevice {
  /** As ExpressPlay's `securityLevel`: 1 (SW_SECURE_CRYPTO) to 5 (HW_SECURE_ALL). Default: 5. */
  readonly securityLevel?: number;
  /** As `hdcpOutputControl`: 0 none, 1 HDCP 1.x, 2 HDCP 2.x. Default: 2. */
  readonly hdcp?: number;
  /** Whether it asks for a service certificate before its first license, as a CDM in privacy mode does. Default: no. */
  readonly asksForCertificate?: boolean;
}

const SYSTEM_ID = 'edef8ba979d64acea3c827dcd51d21ed';

/** Marks the challenge as none of a Widevine CDM: our rights service answers it, a real one refuses it. */
const SIMULATION = 'urn:latchkey:simulated-cdm';

/** Of `SignedMessage.type` (`license_protocol.proto`). */
const LICENSE_REQUEST = 1;
const LICENSE = 2;
const SERVICE_CERTIFICATE_REQUEST = 4;
const SERVICE_CERTIFICATE = 5;

/** Of `LicenseRequest.type`. */
const NEW = 1;
const RENEWAL = 2;

/** By `securityLevel`, from 1. */
const ROBUSTNESS = ['SW_SECURE_CRYPTO', 'SW_SECURE_DECODE', 'HW_SECURE_CRYPTO', 'HW_SECURE_DECODE', 'HW_SECURE_ALL'];

/** SIMULATION of Widevine: its name, init data, messages and answers, over ClearKey's keys. */
export function createSimulatedWidevine(device: WidevineDevice = {}): SimulatedKeySystem {
  return {
    names: ['com.widevine.alpha'],
    hasRobustness: (robustness) => ROBUSTNESS.slice(0, device.securityLevel).includes(robustness),
    readKeyIds(initData) {
      const keyIds = readPssh(initData, SYSTEM_ID).flatMap((content) => bytesOf(readProtobuf(content), 2));
      if (keyIds.length === 0) throw new TypeError('Expected a pssh box for Widevine in the init data, found none');
      return keyIds.map(toHex);
    },
    writeMessage: (keyIds) => toArrayBuffer(writeLicenseRequest(NEW, keyIds, device)),
    writeRenewal: (keyIds) => toArrayBuffer(writeLicenseRequest(RENEWAL, keyIds, device)),
    ...(device.asksForCertificate === true && { certificate: CERTIFICATE }),
    readLicense(answer) {
      const signed = readProtobuf(answer);
      const [license] = bytesOf(signed, 2);
      if (numberOf(signed, 1) !== LICENSE || license === undefined) throw new TypeError('Expected a Widevine license');
      return new TextDecoder().decode(license);
    },
  };
}

/** The request is two bytes, 08 04, and the same for every title and device. */
const CERTIFICATE: NonNullable<SimulatedKeySystem['certificate']> = {
  request: toArrayBuffer(writeProtobuf([[1, SERVICE_CERTIFICATE_REQUEST]])),
  check(answer) {
    const signed = readProtobuf(answer);
    const isOne = numberOf(signed, 1) === SERVICE_CERTIFICATE && bytesOf(signed, 2).length === 1;
    if (!isOne) throw new TypeError('Expected a service certificate');
  },
};

/** A `SignedMessage` around a `LicenseRequest`, as a real one; the signature and the certificate of a device are missing. */
function writeLicenseRequest(
  type: typeof NEW | typeof RENEWAL,
  keyIds: readonly string[],
  { securityLevel = 5, hdcp = 2 }: WidevineDevice,
): Uint8Array {
  const info = (name: string, value: string): readonly [3, Uint8Array] => [
    3,
    writeProtobuf([
      [1, name],
      [2, value],
    ]),
  ];
  const capabilities = writeProtobuf([[4, hdcp]]);
  const client = writeProtobuf([
    info('cdm', SIMULATION),
    info('security_level', String(securityLevel)),
    [6, capabilities],
  ]);
  const pssh = writeProtobuf(keyIds.map((keyId) => [2, parseHex(keyId)]));
  const content = writeProtobuf([[1, writeProtobuf([[1, pssh]])]]);
  const request = writeProtobuf([
    [1, client],
    [2, content],
    [3, type],
  ]);
  return writeProtobuf([
    [1, LICENSE_REQUEST],
    [2, request],
  ]);
}

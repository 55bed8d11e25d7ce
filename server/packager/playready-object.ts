import type { ProtectionScheme } from './encryption.ts';
import { toGuidOrder } from './key-id.ts';

const NAMESPACE = 'http://schemas.microsoft.com/DRM/2007/03/PlayReadyHeader';
const RIGHTS_MANAGEMENT_HEADER = 1;

/** AES-CBC came with version 4.3; older clients read 4.2, so counter mode stays there. */
const HEADER_FORMATS = {
  cenc: { version: '4.2.0.0', algorithm: 'AESCTR' },
  cbcs: { version: '4.3.0.0', algorithm: 'AESCBC' },
} as const;

/** A PlayReady Object with one header record and no license URL: that comes from the entitlement. */
export function writePlayReadyObject(keyId: Buffer, scheme: ProtectionScheme): Buffer {
  const record = Buffer.from(formatHeader(keyId, scheme), 'utf16le');
  const head = Buffer.alloc(10);
  head.writeUInt32LE(head.length + record.length, 0);
  head.writeUInt16LE(1, 4);
  head.writeUInt16LE(RIGHTS_MANAGEMENT_HEADER, 6);
  head.writeUInt16LE(record.length, 8);
  return Buffer.concat([head, record]);
}

function formatHeader(keyId: Buffer, scheme: ProtectionScheme): string {
  const { version, algorithm } = HEADER_FORMATS[scheme];
  const value = toGuidOrder(keyId).toString('base64');
  return (
    `<WRMHEADER xmlns="${NAMESPACE}" version="${version}"><DATA><PROTECTINFO><KIDS>` +
    `<KID ALGID="${algorithm}" VALUE="${value}"></KID></KIDS></PROTECTINFO></DATA></WRMHEADER>`
  );
}

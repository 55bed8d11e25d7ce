/** Of 16 bytes: `9e828b37-842d-9f71-0233-c007fb1d4f5b`, as in `cenc:default_KID`. */
export function formatUuid(bytes: Buffer): string {
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function parseUuid(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex');
}

/** PlayReady writes a key id as a Windows GUID: its first three groups are little-endian. */
export function toGuidOrder(keyId: Buffer): Buffer {
  const guid = Buffer.from(keyId);
  guid.subarray(0, 4).reverse();
  guid.subarray(4, 6).reverse();
  guid.subarray(6, 8).reverse();
  return guid;
}

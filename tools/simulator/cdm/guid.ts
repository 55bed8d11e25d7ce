/** PlayReady writes a key id as a Windows GUID: its first three groups are little-endian. The same exchange leads back. */
export function swapGuidOrder(bytes: Uint8Array): Uint8Array {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, ...rest] = bytes;
  return Uint8Array.from([d, c, b, a, f, e, h, g, ...rest]);
}

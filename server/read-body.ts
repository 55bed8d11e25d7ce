/** Of a body that is too long, so much is read and dropped: who is still sending does not hear an answer. */
const MAX_DROPPED_BYTES = 8 * 1024 * 1024;

/** The whole body of a request, or `null` where it is longer than `maxBytes`. */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let lengthBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return lengthBytes > maxBytes ? null : Buffer.concat(chunks);
    lengthBytes += value.byteLength;
    if (lengthBytes <= maxBytes) {
      chunks.push(value);
    } else if (lengthBytes > maxBytes + MAX_DROPPED_BYTES) {
      await reader.cancel();
      return null;
    }
  }
}

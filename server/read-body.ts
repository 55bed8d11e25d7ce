/** The whole body of a request, or `null` as soon as it is longer than `maxBytes`. */
export async function readBody(request: Request, maxBytes: number): Promise<Buffer | null> {
  const reader = request.body?.getReader();
  if (!reader) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let lengthBytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    lengthBytes += value.byteLength;
    if (lengthBytes > maxBytes) {
      await reader.cancel();
      return null;
    }
    chunks.push(value);
  }
}

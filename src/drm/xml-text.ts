/** How the bytes of an XML text are encoded. */
export type XmlEncoding = 'utf-8' | 'utf-16';

/** XML 1.0, appendix F: by byte order mark, else by the zero beside the first `<`. Big-endian is no CDM's. */
export function detectXmlEncoding(bytes: Uint8Array): XmlEncoding {
  const [first, second] = bytes;
  const hasMark = first === 0xff && second === 0xfe;
  return hasMark || (first === 0x3c && second === 0x00) ? 'utf-16' : 'utf-8';
}

/** Without a byte order mark. What is broken off becomes U+FFFD, which no XML parser takes outside of text. */
export function decodeXmlText(buffer: ArrayBuffer): string {
  const encoding = detectXmlEncoding(new Uint8Array(buffer, 0, Math.min(2, buffer.byteLength)));
  return new TextDecoder(encoding === 'utf-16' ? 'utf-16le' : 'utf-8').decode(buffer);
}

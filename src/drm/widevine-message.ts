/**
 * Whether a Widevine CDM asks for the service's certificate, and not yet for a license: a `SignedMessage` of type
 * SERVICE_CERTIFICATE_REQUEST and nothing else (`license_protocol.proto`). It comes as a `license-request` like any other, and
 * its answer brings no key.
 */
export function isCertificateRequest(message: ArrayBuffer): boolean {
  const [tag, type, ...rest] = new Uint8Array(message, 0, Math.min(3, message.byteLength));
  return tag === 0x08 && type === 0x04 && rest.length === 0;
}

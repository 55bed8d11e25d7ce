import { writeFileSync } from 'node:fs';
import forge from 'node-forge';

export interface P12Options {
  readonly password: string;
  /** Default: in a year. */
  readonly validTo?: Date;
  /** What the key is encrypted with: `3des` as the makers' tools do, `aes256` as OpenSSL 3 does. Default `3des`. */
  readonly algorithm?: '3des' | 'aes256';
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** What an owner keeps: a key and its certificate, and the one that issued that. Answers with the file. */
export function writeP12(file: string, { password, validTo, algorithm = '3des' }: P12Options): string {
  const end = validTo ?? new Date(Date.now() + YEAR_MS);
  const issuer = issue('CA of the owner', end);
  const owner = issue('Owner', end, issuer);
  const p12 = forge.pkcs12.toPkcs12Asn1(owner.key, [issuer.certificate, owner.certificate], password, { algorithm });
  writeFileSync(file, Buffer.from(forge.asn1.toDer(p12).getBytes(), 'latin1'));
  return file;
}

interface Issued {
  readonly key: forge.pki.rsa.PrivateKey;
  readonly certificate: forge.pki.Certificate;
}

function issue(name: string, end: Date, issuer?: Issued): Issued {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  certificate.validity.notBefore = new Date(end.getTime() - 2 * YEAR_MS);
  certificate.validity.notAfter = end;
  certificate.setSubject([{ name: 'commonName', value: name }]);
  certificate.setIssuer(issuer?.certificate.subject.attributes ?? certificate.subject.attributes);
  certificate.setExtensions([{ name: 'basicConstraints', cA: issuer === undefined }]);
  certificate.sign(issuer?.key ?? privateKey, forge.md.sha256.create());
  return { key: privateKey, certificate };
}

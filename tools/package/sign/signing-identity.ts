import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
import { PackageError } from '../package-error.ts';

/** Who signs. */
export interface SigningIdentity {
  /** RSA. */
  readonly key: KeyObject;
  /** The certificate of the key first, then that of its issuer, and so on. */
  readonly chain: readonly X509Certificate[];
}

/** Each Tizen package has two: who made it, and who hands it out. */
export interface SigningIdentities {
  readonly author: SigningIdentity;
  readonly distributor: SigningIdentity;
}

/** Throws PackageError where no certificate is that of the key. `source` is what its message names. */
export function toIdentity(key: KeyObject, certificates: readonly X509Certificate[], source: string): SigningIdentity {
  const publicKey = createPublicKey(key);
  const leaf = certificates.find((certificate) => certificate.publicKey.equals(publicKey));
  if (leaf === undefined) throw new PackageError(`${source}: it holds no certificate of its private key`);
  return { key, chain: orderChain(leaf, certificates) };
}

/** From `leaf` up to the root, or as far as the certificates go. */
function orderChain(leaf: X509Certificate, certificates: readonly X509Certificate[]): X509Certificate[] {
  const chain = [leaf];
  for (let last = leaf; ;) {
    const issuer = certificates.find((candidate) => !chain.includes(candidate) && isIssued(last, candidate));
    if (issuer === undefined) return chain;
    chain.push(issuer);
    last = issuer;
  }
}

export function isIssued(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** One line for each certificate that is not valid at `now`, in milliseconds since 1970. */
export function findValidityProblems(chain: readonly X509Certificate[], now: number): string[] {
  return chain.flatMap((certificate) => {
    const name = nameOf(certificate);
    if (Date.parse(certificate.validTo) < now)
      return [`the certificate of ${name} expired on ${day(certificate.validTo)}`];
    if (Date.parse(certificate.validFrom) > now) {
      return [`the certificate of ${name} is not valid before ${day(certificate.validFrom)}`];
    }
    return [];
  });
}

/** The common name, as people know a certificate. */
export function nameOf({ subject }: X509Certificate): string {
  const name = /^CN=(.*)$/m.exec(subject)?.[1] ?? subject;
  return `“${name.replaceAll('\n', ', ')}”`;
}

/** `2034-02-01` */
export function day(date: string): string {
  return new Date(date).toISOString().slice(0, 10);
}

import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import forge from 'node-forge';
import { toIdentity, type SigningIdentities, type SigningIdentity } from './signing-identity.ts';

/** In the name of every certificate that is made here. */
const DEVELOPMENT_MARK = 'Latchkey development';

const DAY_MS = 24 * 60 * 60 * 1000;
const YEARS = 2;

interface Issued {
  readonly certificate: forge.pki.Certificate;
  readonly key: forge.pki.rsa.PrivateKey;
}

/** Made for one package and kept nowhere. Shows that a package is whole; TVs trust Samsung's certificates alone. */
export function createDevelopmentIdentities(now = Date.now()): SigningIdentities {
  const root = issue('root', now);
  const sign = (role: string): SigningIdentity => {
    const { certificate, key } = issue(role, now, root);
    const pem = forge.pki.privateKeyToPem(key);
    return toIdentity(createPrivateKey(pem), [certificate, root.certificate].map(toX509), role);
  };
  return { author: sign('author'), distributor: sign('distributor') };
}

export function isForDevelopment({ subject }: X509Certificate): boolean {
  return subject.includes(DEVELOPMENT_MARK);
}

/** Without `issuer` it is its own. */
function issue(role: string, now: number, issuer?: Issued): Issued {
  const { privateKey, publicKey } = forge.pki.rsa.generateKeyPair(2048);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  // Positive: the first bit is zero.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(now - DAY_MS);
  certificate.validity.notAfter = new Date(now + YEARS * 365 * DAY_MS);
  const subject = [{ name: 'commonName', value: `${DEVELOPMENT_MARK} ${role}` }];
  certificate.setSubject(subject);
  certificate.setIssuer(issuer?.certificate.subject.attributes ?? subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: issuer === undefined, critical: true },
    { name: 'keyUsage', digitalSignature: issuer !== undefined, keyCertSign: issuer === undefined, critical: true },
    ...(issuer === undefined ? [] : [{ name: 'extKeyUsage', codeSigning: true }]),
  ]);
  certificate.sign(issuer?.key ?? privateKey, forge.md.sha256.create());
  return { certificate, key: privateKey };
}

function toX509(certificate: forge.pki.Certificate): X509Certificate {
  return new X509Certificate(forge.pki.certificateToPem(certificate));
}

import { createHash, X509Certificate } from 'node:crypto';
import { C14nCanonicalization, SignedXml } from 'xml-crypto';
import { isForDevelopment } from '../sign/development-identity.ts';
import { findValidityProblems, isIssued, nameOf } from '../sign/signing-identity.ts';
import { renderSignature, renderSignedInfo, SIGNATURE_FILES, type SignatureRole } from '../sign/widget-signature.ts';
import type { PackageFiles } from './package-files.ts';
import { parseXml } from './parse-xml.ts';

export interface CheckedSignature {
  /** The signer's first; empty where none could be read. */
  readonly chain: readonly X509Certificate[];
  /** One line for each thing that is wrong. */
  readonly problems: readonly string[];
}

const C14N = 'http://www.w3.org/TR/2001/REC-xml-c14n-20010315';
const C14N_11 = 'http://www.w3.org/2006/12/xml-c14n11';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

/**
 * Whether the signature is true, by a library that signs nothing here, whether it speaks for every file as it is, and
 * whether its certificates are good at `now`. Whom a TV trusts is the TV's business.
 */
export function checkSignature(role: SignatureRole, files: PackageFiles, now: number): CheckedSignature {
  const name = SIGNATURE_FILES[role];
  const signature = files.get(name);
  if (signature === undefined) return { chain: [], problems: [`${name} is not there: the package is not signed`] };
  const xml = signature.toString('utf8');
  const chain = readChain(xml);
  const problems = [
    ...findMismatches(role, files, xml),
    ...verify(xml, files, chain[0]),
    ...findChainProblems(chain, now),
  ];
  return { chain, problems: problems.map((problem) => `${name}: ${problem}`) };
}

/** Ours is written in one way only, so what differs from it by a byte is not what we signed. */
function findMismatches(role: SignatureRole, files: PackageFiles, xml: string): string[] {
  const signedInfo = renderSignedInfo(role, files);
  const value = /<SignatureValue>([^<]*)</.exec(xml)?.[1] ?? '';
  const chain = certificatesIn(xml);
  const expected = renderSignature({ role, signedInfo, value: asBase64(value), chain: chain.map(asBase64) });
  if (expected === xml) return [];
  const given = referencesIn(xml);
  const wanted = referencesIn(signedInfo);
  const changed = [...wanted].filter(([uri, digest]) => given.has(uri) && given.get(uri) !== digest);
  const uncovered = [...wanted].filter(([uri]) => !given.has(uri));
  const missing = [...given].filter(([uri]) => !wanted.has(uri));
  const lines = [
    ...changed.map(([uri]) => `${decodeUri(uri)} is not what was signed`),
    ...uncovered.map(([uri]) => `${decodeUri(uri)} is not signed`),
    ...missing.map(([uri]) => `${decodeUri(uri)} is signed and not there`),
  ];
  return lines.length > 0 ? lines : ['it is not in the form that it was written in'];
}

function referencesIn(xml: string): ReadonlyMap<string, string> {
  const found = xml.matchAll(/<Reference URI="([^"]*)">.*?<DigestValue>([^<]*)</gs);
  return new Map([...found].map(([, uri = '', digest = '']) => [uri, digest]));
}

/** By xml-crypto: the signature's value, the canonical form of what is signed, and each digest. */
function verify(xml: string, files: PackageFiles, signer: X509Certificate | undefined): string[] {
  // xml-crypto goes on with what is not well-formed, and talks of it on the terminal.
  if (parseXml(xml) === undefined) return ['it is no well-formed XML'];
  if (signer === undefined) return ['it holds no certificate'];
  try {
    const signed = createVerifier(files, signer);
    // A reference of xml-crypto names an element: each file has one that stands for it.
    const elements = [...files.keys()].map((path) => `<file Id="${encodeURIComponent(path)}"/>`);
    signed.loadSignature(xml);
    return signed.checkSignature(`<package>${xml}${elements.join('')}</package>`) ? [] : ['a digest does not match'];
  } catch (error) {
    return [`it does not verify: ${(error instanceof Error ? error.message : String(error)).slice(0, 120)}`];
  }
}

/** Knows the algorithms of widgets and no others. */
function createVerifier(files: PackageFiles, signer: X509Certificate): SignedXml {
  const signed = new SignedXml({ publicCert: signer.toString(), getCertFromKeyInfo: () => null });
  /** What stands for a file becomes its bytes, one character each. */
  class FileContent extends C14nCanonicalization {
    override process(node: Node): string {
      const id = 'getAttribute' in node ? (node as Element).getAttribute('Id') : null;
      const content = files.get(decodeUri(id ?? ''));
      if (content === undefined) throw new TypeError(`it refers to ${String(id)}, which is not there`);
      return content.toString('latin1');
    }
  }
  signed.CanonicalizationAlgorithms = {
    'http://www.w3.org/2001/10/xml-exc-c14n#':
      signed.CanonicalizationAlgorithms['http://www.w3.org/2001/10/xml-exc-c14n#'],
    [C14N]: FileContent,
    // They differ in attributes of the namespace xml: alone, and here are none.
    [C14N_11]: C14nCanonicalization,
  } as SignedXml['CanonicalizationAlgorithms'];
  signed.HashAlgorithms = { [SHA256]: Sha256OfBytes };
  signed.SignatureAlgorithms = {
    [RSA_SHA256]: signed.SignatureAlgorithms[RSA_SHA256],
  } as SignedXml['SignatureAlgorithms'];
  return signed;
}

/** Of text that holds one byte in each character: files, and what we sign besides, which is ASCII. */
class Sha256OfBytes {
  readonly getAlgorithmName = (): string => SHA256;
  readonly getHash = (text: string): string => createHash('sha256').update(text, 'latin1').digest('base64');
}

function findChainProblems(chain: readonly X509Certificate[], now: number): string[] {
  const [, ...issuers] = chain;
  const broken = chain.filter((certificate, index) => {
    const issuer = chain[index + 1];
    return issuer === undefined ? !endsChain(certificate) : !isIssued(certificate, issuer);
  });
  return [
    ...broken.map((certificate) => `the certificate of ${nameOf(certificate)} is not signed by the next of its chain`),
    ...issuers.filter(({ ca }) => !ca).map((issuer) => `${nameOf(issuer)} may not issue certificates`),
    ...findValidityProblems(chain, now),
  ];
}

/** A root that signed itself. An owner's file may leave its root to the TV; ours never does. */
function endsChain(last: X509Certificate): boolean {
  if (last.checkIssued(last)) return last.verify(last.publicKey);
  return !isForDevelopment(last);
}

/** Those that can be read. */
function readChain(xml: string): X509Certificate[] {
  try {
    return certificatesIn(xml).map((certificate) => new X509Certificate(Buffer.from(certificate, 'base64')));
  } catch {
    return [];
  }
}

function certificatesIn(xml: string): string[] {
  return [...xml.matchAll(/<X509Certificate>([^<]*)</g)].map(([, certificate = '']) => certificate);
}

/** Two texts may stand for the same bytes; this is the one that we write. */
function asBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('base64');
}

function decodeUri(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

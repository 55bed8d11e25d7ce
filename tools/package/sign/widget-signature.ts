import { createHash } from 'node:crypto';

/** The author vouches for what is in the package, the distributor for that and for the author's signature. */
export type SignatureRole = 'author' | 'distributor';

/** Path in the package to content. */
export type WidgetFiles = ReadonlyMap<string, Uint8Array>;

export interface SignatureParts {
  readonly role: SignatureRole;
  /** As `renderSignedInfo` has made it. */
  readonly signedInfo: string;
  /** Base64. */
  readonly value: string;
  /** Base64 of DER, the signer's own first. */
  readonly chain: readonly string[];
}

export const SIGNATURE_FILES: Readonly<Record<SignatureRole, string>> = {
  author: 'author-signature.xml',
  distributor: 'signature1.xml',
};

const XMLDSIG = 'http://www.w3.org/2000/09/xmldsig#';
const EXCLUSIVE_C14N = 'http://www.w3.org/2001/10/xml-exc-c14n#';
const C14N_11 = 'http://www.w3.org/2006/12/xml-c14n11';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';
const SHA256 = 'http://www.w3.org/2001/04/xmlenc#sha256';

const ELEMENT_IDS: Readonly<Record<SignatureRole, string>> = {
  author: 'AuthorSignature',
  distributor: 'DistributorSignature',
};

/** What a signature speaks for: all but the signatures that come after it. */
export function isCovered(role: SignatureRole, path: string): boolean {
  if (path === SIGNATURE_FILES.author) return role === 'distributor';
  return !/^signature\d*\.xml$/.test(path);
}

/** In its exclusive canonical form, which is what is signed. W3C Widget Digital Signatures; the form is that of Samsung's tools. */
export function renderSignedInfo(role: SignatureRole, files: WidgetFiles): string {
  const covered = [...files].filter(([path]) => isCovered(role, path)).sort(([a], [b]) => (a < b ? -1 : 1));
  const references = covered.map(([path, content]) => reference(encodeURIComponent(path), digest(content)));
  const properties = reference(
    '#prop',
    digest(renderProperties(role, XMLDSIG)),
    `<Transforms>\n${empty('Transform', C14N_11)}</Transforms>\n`,
  );
  const methods = `${empty('CanonicalizationMethod', EXCLUSIVE_C14N)}${empty('SignatureMethod', RSA_SHA256)}`;
  return `<SignedInfo xmlns="${XMLDSIG}">\n${methods}${references.join('')}${properties}</SignedInfo>`;
}

export function renderSignature({ role, signedInfo, value, chain }: SignatureParts): string {
  const certificates = chain.map((certificate) => `<X509Certificate>${certificate}</X509Certificate>\n`).join('');
  return [
    `<Signature xmlns="${XMLDSIG}" Id="${ELEMENT_IDS[role]}">\n`,
    `${signedInfo.replace(` xmlns="${XMLDSIG}"`, '')}\n`,
    `<SignatureValue>${value}</SignatureValue><KeyInfo><X509Data>\n${certificates}</X509Data>\n</KeyInfo>\n`,
    `${renderProperties(role)}\n</Signature>\n`,
  ].join('');
}

/** The same for every package. With `xmlns` in the canonical form of C14N 1.1, whose digest is signed. */
function renderProperties(role: SignatureRole, xmlns?: string): string {
  const property = (id: string, content: string): string =>
    `<SignatureProperty Id="${id}" Target="#${ELEMENT_IDS[role]}">${content}</SignatureProperty>`;
  return [
    `<Object${xmlns === undefined ? '' : ` xmlns="${xmlns}"`} Id="prop">`,
    '<SignatureProperties xmlns:dsp="http://www.w3.org/2009/xmldsig-properties">',
    property('profile', '<dsp:Profile URI="http://www.w3.org/ns/widgets-digsig#profile"></dsp:Profile>'),
    property('role', `<dsp:Role URI="http://www.w3.org/ns/widgets-digsig#role-${role}"></dsp:Role>`),
    property('identifier', '<dsp:Identifier></dsp:Identifier>'),
    '</SignatureProperties></Object>',
  ].join('');
}

function reference(uri: string, digestValue: string, transforms = ''): string {
  return `<Reference URI="${uri}">\n${transforms}${empty('DigestMethod', SHA256)}<DigestValue>${digestValue}</DigestValue>\n</Reference>\n`;
}

/** Canonical XML has no self-closing tag. */
function empty(name: string, algorithm: string): string {
  return `<${name} Algorithm="${algorithm}"></${name}>\n`;
}

function digest(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('base64');
}

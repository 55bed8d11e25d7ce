import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import forge from 'node-forge';
import { PackageError } from '../package-error.ts';
import { findValidityProblems, toIdentity, type SigningIdentity } from './signing-identity.ts';

const { oids } = forge.pki;

/** Who signs, from a PKCS#12 file as the makers' tools write it. Throws PackageError, which never names the password. */
export async function readP12(file: string, password: string, now = Date.now()): Promise<SigningIdentity> {
  const store = openStore(file, await readBytes(file), password);
  const identity = toIdentity(keyOf(store, file), certificatesOf(store), file);
  const [problem] = findValidityProblems(identity.chain, now);
  if (problem !== undefined) throw new PackageError(`${file}: ${problem}`);
  return identity;
}

async function readBytes(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new PackageError(`${file}: there is no such file that can be read`, { cause: error });
  }
}

function openStore(file: string, bytes: Buffer, password: string): forge.pkcs12.Pkcs12Pfx {
  let parsed: forge.asn1.Asn1;
  try {
    parsed = forge.asn1.fromDer(bytes.toString('latin1'));
  } catch (error) {
    throw new PackageError(`${file}: expected a PKCS#12 file (.p12), it is none`, { cause: error });
  }
  try {
    return forge.pkcs12.pkcs12FromAsn1(parsed, false, password);
  } catch (error) {
    const isLocked = error instanceof Error && /MAC|password|decrypt/i.test(error.message);
    const problem = isLocked ? 'the password is wrong' : 'expected a PKCS#12 file (.p12), it is none that can be read';
    throw new PackageError(`${file}: ${problem}`, { cause: error });
  }
}

function keyOf(store: forge.pkcs12.Pkcs12Pfx, file: string): KeyObject {
  const keys = [oids.pkcs8ShroudedKeyBag, oids.keyBag].flatMap((type) => bagsOf(store, type)).map(({ key }) => key);
  const key = keys.find(Boolean);
  if (!key) throw new PackageError(`${file}: it holds no RSA private key`);
  return createPrivateKey(forge.pki.privateKeyToPem(key));
}

function certificatesOf(store: forge.pkcs12.Pkcs12Pfx): X509Certificate[] {
  return bagsOf(store, oids.certBag).flatMap(({ cert, asn1 }) => {
    // One that forge does not know (another kind of key) comes as it was.
    const parsed = cert ? forge.pki.certificateToAsn1(cert) : asn1;
    return [new X509Certificate(Buffer.from(forge.asn1.toDer(parsed).getBytes(), 'latin1'))];
  });
}

function bagsOf(store: forge.pkcs12.Pkcs12Pfx, type: string | undefined): forge.pkcs12.Bag[] {
  if (type === undefined) return [];
  return store.getBags({ bagType: type })[type] ?? [];
}

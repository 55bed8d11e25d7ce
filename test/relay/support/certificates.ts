import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

export interface Certificates {
  /** Of the authority that signed all but `selfSigned`: a PEM file. */
  readonly authorityFile: string;
  readonly good: Certificate;
  readonly wrongName: Certificate;
  readonly expired: Certificate;
  readonly selfSigned: Certificate;
  remove(): void;
}

const LOOPBACK = 'IP:127.0.0.1';
const KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];

/** Made anew for servers on 127.0.0.1, by the `openssl` of this machine. */
export function makeCertificates(): Certificates {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-tls-'));
  const at = (name: string): string => join(folder, name);
  const openssl = (...parameters: string[]): void => void execFileSync('openssl', parameters, { stdio: 'pipe' });
  const authorityFile = at('authority.pem');
  const authority = ['-keyout', at('authority.key'), '-out', authorityFile, '-subj', '/CN=Latchkey test', '-days', '2'];
  openssl('req', '-x509', ...KEY, ...authority);

  const issue = (name: string, subject: string, days: string): Certificate => {
    openssl('req', ...KEY, '-keyout', at(`${name}.key`), '-out', at(`${name}.csr`), '-subj', '/CN=server');
    writeFileSync(at(`${name}.ext`), `subjectAltName=${subject}\n`);
    const signed = ['-CA', authorityFile, '-CAkey', at('authority.key'), '-CAcreateserial', '-days', days];
    openssl(
      'x509',
      '-req',
      '-in',
      at(`${name}.csr`),
      ...signed,
      '-extfile',
      at(`${name}.ext`),
      '-out',
      at(`${name}.pem`),
    );
    return read(name);
  };
  const read = (name: string): Certificate => ({
    key: readFileSync(at(`${name}.key`), 'utf8'),
    cert: readFileSync(at(`${name}.pem`), 'utf8'),
  });
  const own = ['-keyout', at('own.key'), '-out', at('own.pem'), '-subj', '/CN=server', '-days', '2'];
  openssl('req', '-x509', ...KEY, ...own, '-addext', `subjectAltName=${LOOPBACK}`);
  return {
    authorityFile,
    good: issue('good', LOOPBACK, '2'),
    wrongName: issue('wrong-name', 'DNS:other.test', '2'),
    expired: issue('expired', LOOPBACK, '-1'),
    selfSigned: read('own'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkSignature } from '../../tools/package/check/widget-signatures.ts';
import { createDevelopmentIdentities } from '../../tools/package/sign/development-identity.ts';
import { signWidget } from '../../tools/package/sign/sign-widget.ts';
import { renderSignedInfo } from '../../tools/package/sign/widget-signature.ts';
import type { PackageFiles } from '../../tools/package/check/package-files.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');
const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const identities = createDevelopmentIdentities(NOW);

const FILES: PackageFiles = new Map([
  ['config.xml', Buffer.from('<widget/>')],
  ['assets/icon.png', Buffer.from([0x89, 0x50, 0, 0xff, 0xc3, 0x28])],
  ['app.js', Buffer.from('“use strict”')],
  ['a b&c+ü.txt', Buffer.alloc(0)],
]);
const SIGNED = sign(FILES);

function sign(files: PackageFiles, by = identities): PackageFiles {
  return new Map([...signWidget(files, by)].map(([path, content]) => [path, Buffer.from(content)]));
}

function problemsOf(files: PackageFiles, now = NOW): string[] {
  return (['author', 'distributor'] as const).flatMap((role) => [...checkSignature(role, files, now).problems]);
}

function withFile(path: string, content: Buffer): PackageFiles {
  return new Map([...SIGNED, [path, content]]);
}

describe('signWidget', () => {
  it('signs the digest of its properties that Samsung’s tools sign', () => {
    const digestOf = (role: 'author' | 'distributor'): string | undefined =>
      /URI="#prop">.*?<DigestValue>([^<]*)/s.exec(renderSignedInfo(role, FILES))?.[1];
    assert.equal(digestOf('author'), 'lpo8tUDs054eLlBQXiDPVDVKfw30ZZdtkRs1jd7H5K8=');
    assert.equal(digestOf('distributor'), 'u/jU3U4Zm5ihTMSjKGlGYbWzDfRkGphPPHx3gJIYEJ4=');
  });

  it('refers to each file in order, by its path in percent-encoding; the distributor to the author’s signature as well', () => {
    const urisOf = (path: string): string[] => {
      const xml = SIGNED.get(path)?.toString() ?? '';
      return [...xml.matchAll(/<Reference URI="([^"]*)"/g)].map(([, uri = '']) => uri);
    };
    const own = ['a%20b%26c%2B%C3%BC.txt', 'app.js', 'assets%2Ficon.png'];
    assert.deepEqual(urisOf('author-signature.xml'), [...own, 'config.xml', '#prop']);
    assert.deepEqual(urisOf('signature1.xml'), [...own, 'author-signature.xml', 'config.xml', '#prop']);
  });
});

describe('checkSignature', () => {
  it('finds nothing wrong with what was signed', () => {
    assert.deepEqual(problemsOf(SIGNED), []);
    assert.equal(checkSignature('author', SIGNED, NOW).chain.length, 2);
  });

  it('sees any byte that changed, in any file, the signatures included', () => {
    const unseen: string[] = [];
    for (const [path, content] of SIGNED) {
      const step = content.length > 1000 ? 101 : 1;
      for (let offset = 0; offset < content.length; offset += step) {
        const changed = Buffer.from(content);
        changed.writeUInt8(changed.readUInt8(offset) ^ 1, offset);
        if (problemsOf(withFile(path, changed)).length === 0) unseen.push(`${path} at ${offset}`);
      }
    }
    assert.deepEqual(unseen, []);
  });

  it('says which file changed, came or went', () => {
    assert.ok(
      problemsOf(withFile('app.js', Buffer.from('evil'))).includes('signature1.xml: app.js is not what was signed'),
    );
    assert.ok(problemsOf(withFile('new.js', Buffer.from('x'))).includes('author-signature.xml: new.js is not signed'));
    const without = new Map([...SIGNED].filter(([path]) => path !== 'app.js'));
    assert.ok(problemsOf(without).includes('author-signature.xml: app.js is signed and not there'));
  });

  it('misses a signature that is not there', () => {
    const problem = 'author-signature.xml is not there: the package is not signed';
    assert.deepEqual(problemsOf(FILES)[0], problem);
  });

  it('refuses a signature by another key than its certificate’s', () => {
    const stranger = createDevelopmentIdentities(NOW);
    const { author, distributor } = identities;
    const forged = sign(FILES, { author, distributor: { key: stranger.distributor.key, chain: distributor.chain } });
    const problems = problemsOf(forged);
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', /^signature1\.xml: it does not verify: invalid signature/);
  });

  it('refuses a chain whose links did not issue each other', () => {
    const stranger = createDevelopmentIdentities(NOW);
    const { key, chain } = identities.distributor;
    const [leaf] = chain;
    assert.ok(leaf);
    const mixed = { key, chain: [leaf, ...stranger.distributor.chain.slice(1)] };
    assert.deepEqual(problemsOf(sign(FILES, { ...identities, distributor: mixed })), [
      'signature1.xml: the certificate of “Latchkey development distributor” is not signed by the next of its chain',
    ]);
  });

  it('knows when certificates are good', () => {
    assert.match(problemsOf(SIGNED, NOW + 3 * YEAR_MS)[0] ?? '', /development author” expired on 2028-11-20$/);
    assert.match(problemsOf(SIGNED, NOW - YEAR_MS)[0] ?? '', /development author” is not valid before 2026-11-20$/);
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { createTokenSealer, type TokenContents } from '../../../server/expressplay/token.ts';

const CONTENTS: TokenContents = {
  drm: 'widevine',
  kid: '112233445566778899aabbccddeeff00',
  key: '00112233445566778899aabbccddeeff',
  issuedAtS: 1,
  expiresAtS: 2,
  cookie: null,
  policy: { securityLevel: 1, hdcpOutputControl: 0 },
};

void describe('createTokenSealer', () => {
  const sealer = createTokenSealer('secret');
  const token = sealer.seal(CONTENTS);

  void it('opens what the same secret has sealed, in another process too', () => {
    assert.deepEqual(createTokenSealer('secret').open(token), CONTENTS);
  });

  void it('does not open what another secret has sealed', () => {
    assert.equal(createTokenSealer('another').open(token), null);
  });

  void it('seals the same contents differently each time, within 1024 characters of base64url', () => {
    assert.notEqual(sealer.seal(CONTENTS), token);
    const longest = sealer.seal({ ...CONTENTS, cookie: '\u{1F511}'.repeat(32), expiresAtS: 4_000_000_000 });
    assert.match(longest, /^[A-Za-z0-9_-]{150,1024}$/);
    assert.ok(sealer.open(longest));
  });

  void it('does not open a token of which any one character is changed', () => {
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === 'A' ? 'B' : 'A';
      assert.equal(sealer.open(token.slice(0, index) + other + token.slice(index + 1)), null, `character ${index}`);
    }
    const last = token.at(-1) ?? '';
    for (const other of 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_') {
      if (other !== last) assert.equal(sealer.open(token.slice(0, -1) + other), null, `last character ${other}`);
    }
  });

  for (const bad of ['', 'AQ', token.slice(0, -4), `${token}A`, `${token}=`, `${token} `, 'A'.repeat(1025), 'é', '.']) {
    void it(`does not open ${JSON.stringify(bad.slice(0, 20))} (${bad.length})`, () => {
      assert.equal(sealer.open(bad), null);
    });
  }
});

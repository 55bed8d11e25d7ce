import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { EXPRESSPLAY_ERRORS } from '../../src/expressplay/errors.ts';
import { backend, DEVICE, lastReason, PLAYREADY, redeem, seal, WIDEVINE } from './playready-backend.ts';
import { challenge, GUID, KID, laughs } from './playready-challenge.ts';
import { clearKeyChallenge } from './test-backend.ts';

const UNREADABLE = '-4001 reason="Unreadable challenge"';
const NO_SIMULATION = '-4001 reason="No simulated challenge: PlayReady licenses come from ExpressPlay itself"';
const REFUSED: readonly (readonly [name: string, token: string | null, body: BodyInit, logged: string])[] = [
  ['no token', null, challenge(), '-4010 reason="No token"'],
  ['an empty token and empty CustomData', '', challenge({ customData: ' ' }), '-4010 reason="No token"'],
  ['no token and no challenge', null, '', '-4010 reason="No token"'],
  ['no token and one byte', null, '<', '-4010 reason="No token"'],
  ['no token and a challenge too large', null, challenge().padEnd(65_537), '-4010 reason="No token"'],
  ['a token that is none', 'AAAA', challenge(), '-4010 reason="Bad token"'],
  ['a token of 1025 characters', 'A'.repeat(1025), challenge(), '-4010 reason="Bad token"'],
  [
    'a token of another environment',
    seal({}, PLAYREADY, 'a secret production'),
    challenge(),
    '-4010 reason="Bad token"',
  ],
  ['CustomData that is no token', null, challenge({ customData: 'hello' }), '-4010 reason="Bad token"'],
  ['a token for Widevine', seal({}, WIDEVINE), challenge(), '-4010 reason="Token is for widevine"'],
  ['an expired token for Widevine', seal({ livesS: 0 }, WIDEVINE), challenge(), '-4010 reason="Token is for widevine"'],
  ['an expired token', seal({ livesS: 0 }), challenge(), '-4010 reason="Expired token"'],
  ['an expired token before a bad challenge', seal({ livesS: 0 }), '<', '-4010 reason="Expired token"'],
  [
    'no device, where the token is bound to one',
    seal({ deviceId: DEVICE }),
    challenge(),
    '-4001 reason="Another device"',
  ],
  [
    'another device',
    seal({ deviceId: DEVICE }),
    challenge({ deviceId: 'd1'.repeat(16) }),
    '-4001 reason="Another device"',
  ],
  ['no challenge', seal(), '', '-4001 reason="No challenge"'],
  ['a challenge too large', seal(), challenge().padEnd(65_537), '-4001 reason="Challenge too large"'],
  ['a challenge that is no XML', seal(), 'license, please', UNREADABLE],
  ['a binary challenge', seal(), Uint8Array.of(8, 1, 18, 255), UNREADABLE],
  ['a ClearKey challenge', seal(), clearKeyChallenge(KID), UNREADABLE],
  ['a challenge broken off', seal(), challenge().slice(0, -1), UNREADABLE],
  ['a challenge with entities of its own', seal(), laughs(challenge({ keyIds: ['&b;'] })), UNREADABLE],
  ['a challenge with an undeclared entity', seal(), challenge({ keyIds: ['&b;'] }), UNREADABLE],
  ['another SOAP call', seal(), challenge().replaceAll('AcquireLicense', 'JoinDomain'), UNREADABLE],
  ['elements without end', seal(), '<a>'.repeat(21_000), UNREADABLE],
  ['a real challenge', seal(), challenge().replace(/<Simulation.*<\/Simulation>/, '<EncryptedData/>'), NO_SIMULATION],
  ['a simulation of somebody else', seal(), challenge({ namespace: 'urn:other' }), NO_SIMULATION],
  ['no key ids', seal(), challenge({ keyIds: [] }), '-4001 reason="Unreadable key ids"'],
  ['a key id of 15 bytes', seal(), challenge({ keyIds: [GUID.slice(0, 20)] }), '-4001 reason="Unreadable key ids"'],
  [
    'key ids in the order of EME',
    seal(),
    challenge({ keyIds: [Buffer.from(KID, 'hex').toString('base64')] }),
    '-4022 reason="Token is for another kid"',
  ],
];

void describe('rights service for PlayReady', () => {
  for (const [name, token, body, logged] of REFUSED) {
    void it(`answers ${logged.slice(0, 5)} as a SOAP fault to ${name}`, async () => {
      backend.log.length = 0;
      const answer = await redeem(token, body);
      const code = Number(logged.slice(0, 5)) as -4001 | -4010 | -4022;
      assert.equal(answer.status, 500);
      assert.equal(answer.headers.get('Content-Type'), 'text/xml; charset=utf-8');
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      const text = await answer.text();
      assert.ok(text.includes(`<faultstring>[${code}] ${EXPRESSPLAY_ERRORS[code]}</faultstring>`), text);
      assert.equal(backend.log.length, 1);
      assert.equal(lastReason(), logged);
    });
  }
});

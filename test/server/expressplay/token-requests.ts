import assert from 'node:assert/strict';

import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';
import type { TokenKeySystem } from '../../../src/expressplay/token-table.ts';
import { AUTHENTICATOR } from '../test-backend.ts';

const COMMON = {
  errorFormat: 'json',
  customerAuthenticator: AUTHENTICATOR,
  kid: 'fd1a706ac2b36002888f6d4a414333c3',
  contentKey: '5438b719bf47a2f5678237477db2f9e6',
};

export const LEVELS = {
  analogVideoOPL: '100',
  compressedDigitalAudioOPL: '0',
  compressedDigitalVideoOPL: '250',
  uncompressedDigitalAudioOPL: '999',
  uncompressedDigitalVideoOPL: '1',
};

/** Requests that are granted, with nothing in them that could be left out. */
export const GOOD: Readonly<Record<TokenKeySystem, Readonly<Record<string, string>>>> = {
  widevine: { ...COMMON, securityLevel: '1', hdcpOutputControl: '0' },
  playready: { ...COMMON, rightsType: 'BuyToOwn', ...LEVELS },
};

export const PATHS = { widevine: '/hms/wv/token', playready: '/hms/pr/token', fairplay: '/hms/fp/token' };

export const RENTAL = {
  generalFlags: '00000001',
  rightsType: 'Rental',
  'rental.periodEndTime': '+86400',
};

/** The first key of the RFC 3394 vectors of ExpressPlay's key storage. */
export const WRAPPED = {
  kek: '000102030405060708090a0b0c0d0e0f',
  key: 'a9b9033df0b9ca5447839e3d074817a0',
  ek: '5dbd06c0056b42fe0b8cf406679620c31bd619732730433d',
  kid: '4e2df6b45e8257e187b2802b22ae7418',
};

/** Goes over a good request: `null` leaves a parameter out, a list repeats it. */
export type Changes = Readonly<Record<string, string | readonly string[] | null>>;

export function formOf(keySystem: TokenKeySystem, changes: Changes = {}): URLSearchParams {
  const values: Changes = { ...GOOD[keySystem], ...changes };
  const pairs = Object.entries(values).flatMap(([name, value]) => {
    const occurrences = typeof value === 'string' ? [value] : (value ?? []);
    return occurrences.map((occurrence): [string, string] => [name, occurrence]);
  });
  return new URLSearchParams(pairs);
}

/** The code of a refusal; `null` for a token. */
export async function codeOf(answer: Response | Promise<Response>): Promise<number | null> {
  const read = parseTokenAnswer(await (await answer).text());
  assert.notEqual(read.type, 'unreadable');
  return read.type === 'refused' ? read.code : null;
}

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { EXPRESSPLAY_ERRORS } from '../../../src/expressplay/errors.ts';
import { ERROR_TABLE, listCodes } from '../../../src/expressplay/error-table.ts';
import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';
import { listParameters, TOKEN_TABLES, type TokenKeySystem } from '../../../src/expressplay/token-table.ts';
import { createTestBackend } from '../test-backend.ts';
import {
  AUTHENTICATORS,
  commonRefusals,
  LIFE_REFUSALS,
  PLAYREADY_REFUSALS,
  WIDEVINE_REFUSALS,
  type Refused,
} from './refusals.ts';
import { formOf, PATHS, WRAPPED, type Changes } from './token-requests.ts';

const backend = await createTestBackend(AUTHENTICATORS);
const stored = `/keystore/keys?customerAuthenticator=${AUTHENTICATORS.authenticator}&kek=${WRAPPED.kek}`;
const kept = await backend.request(stored, {
  method: 'POST',
  body: JSON.stringify({ kid: '^stored', k: WRAPPED.key }),
});
assert.equal(kept.status, 201);

const REFUSALS: Readonly<Record<TokenKeySystem, readonly Refused[]>> = {
  widevine: [...commonRefusals(-6005), ...WIDEVINE_REFUSALS, ...LIFE_REFUSALS],
  playready: [...commonRefusals(-5007), ...PLAYREADY_REFUSALS, ...LIFE_REFUSALS],
};

/** Those that are not 400. */
const STATUS: Readonly<Record<number, number>> = { [-2017]: 401, [-2018]: 401 };

const post = (keySystem: TokenKeySystem, changes: Changes): Promise<Response> =>
  backend.request(PATHS[keySystem], { method: 'POST', body: formOf(keySystem, changes) });

const describeChanges = (changes: Changes): string => JSON.stringify(changes).replace(/(.{100}).{200,}/, '$1…');

for (const keySystem of ['widevine', 'playready'] as const) {
  void describe(`token service, ${keySystem}`, () => {
    for (const [parameter, changes, code, detail] of REFUSALS[keySystem]) {
      void it(`answers ${code} to ${parameter} in ${describeChanges(changes)}`, async () => {
        const text = EXPRESSPLAY_ERRORS[code] + (detail === undefined ? '' : `: ${detail}`);
        const isJson = parameter !== 'errorFormat';
        const answer = await post(keySystem, changes);
        assert.equal(answer.status, STATUS[code] ?? 400);
        assert.equal(answer.headers.get('Content-Type'), isJson ? 'application/json' : 'text/html; charset=utf-8');
        assert.equal(answer.headers.get('Cache-Control'), 'no-store');
        const body = await answer.text();
        if (isJson) assert.deepEqual(JSON.parse(body), { code, message: `[${code}] ${text}` });
        assert.deepEqual(parseTokenAnswer(body), { type: 'refused', code, text: text.trimEnd() });
      });
    }

    void it('is refused for every reason in its table', () => {
      const refused = (name: string, code: number, detail: unknown): boolean =>
        REFUSALS[keySystem].some(
          ([parameter, , rowCode, rowDetail]) =>
            parameter === name && rowCode === code && (typeof detail === 'function' || rowDetail === detail),
        );
      for (const { name, checks } of listParameters(TOKEN_TABLES[keySystem])) {
        for (const { code, detail } of checks) assert.ok(refused(name, code, detail), `${name} ${code}`);
      }
    });

    void it('reports the earlier of any two faults, wherever they can stand together', async () => {
      const order = listParameters(TOKEN_TABLES[keySystem]).map(({ name }) => name);
      const rank = ([parameter]: Refused): number => order.indexOf(parameter);
      // One of each parameter: the first, which is what the service looks for first.
      const rows = order.flatMap((name) => REFUSALS[keySystem].filter(([parameter]) => parameter === name).slice(0, 1));
      let pairs = 0;
      for (const earlier of rows) {
        for (const later of rows.filter((row) => rank(row) > rank(earlier))) {
          const isFree = Object.keys(later[1]).every((name) => !(name in earlier[1]) && name !== earlier[0]);
          if (!isFree || dependOnEachOther(earlier[0], later[0])) continue;
          pairs += 1;
          const answer = parseTokenAnswer(await (await post(keySystem, { ...later[1], ...earlier[1] })).text());
          assert.equal(answer.type === 'refused' && answer.code, earlier[2], `${earlier[0]} before ${later[0]}`);
        }
      }
      assert.ok(pairs > 50, String(pairs));
    });
  });
}

/** The key parameters and the rental ones change what the others mean. */
function dependOnEachOther(one: string, other: string): boolean {
  const groups = [/^(?:contentKey|kek|ek)$/, /^(?:generalFlags|rightsType|rental\..*)$/, /OPL$/, /^extension/];
  return groups.some((group) => group.test(one) && group.test(other));
}

void describe('the codes of the documents', () => {
  void it('are 54: 39 for Widevine, 36 for PlayReady, 40 for FairPlay, each with its text and advice', () => {
    assert.equal(listCodes().length, 54);
    assert.deepEqual(
      ['W', 'P', 'F'].map(
        (letter) => listCodes().filter((code) => ERROR_TABLE[code].keySystems.includes(letter)).length,
      ),
      [39, 36, 40],
    );
    assert.deepEqual(
      Object.keys(EXPRESSPLAY_ERRORS)
        .map(Number)
        .filter((code) => code !== 0)
        .sort(),
      Object.keys(ERROR_TABLE).map(Number).sort(),
    );
  });

  void it('are each raised by a request, where a request can raise them', () => {
    const raised = new Set(Object.values(REFUSALS).flatMap((rows) => rows.map(([, , code]) => code)));
    const missing = listCodes().filter((code) => ERROR_TABLE[code].raisedBy === 'request' && !raised.has(code));
    assert.deepEqual(missing, [-6009]);
  });
});

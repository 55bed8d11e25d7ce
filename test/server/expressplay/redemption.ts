import assert from 'node:assert/strict';

import { parseExpressPlayCode } from '../../../src/expressplay/error-code.ts';
import { parseTokenAnswer } from '../../../src/expressplay/token-answer.ts';
import type { TokenKeySystem } from '../../../src/expressplay/token-table.ts';
import { createSimulatedPlayReady } from '../../../tools/simulator/cdm/playready.ts';
import { createSimulatedWidevine, type WidevineDevice } from '../../../tools/simulator/cdm/widevine.ts';
import { clearKeyChallenge, type TestBackend } from '../test-backend.ts';
import { formOf, GOOD, PATHS, type Changes } from './token-requests.ts';

/** The key id of every token here. */
export const KID = GOOD.widevine.kid ?? '';

/** What each CDM sends for it, or for another one. */
export const CHALLENGES = {
  clearkey: (kid = KID): string => clearKeyChallenge(kid),
  widevine: (device?: WidevineDevice, kid = KID): ArrayBuffer => createSimulatedWidevine(device).writeMessage([kid]),
  playready: (hdcp?: number, kid = KID): ArrayBuffer => createSimulatedPlayReady('raw', hdcp).writeMessage([kid]),
};

/** A license URL of the token service, without its origin. `environment`: `/test`, `/prod`, or empty. */
export async function askForLicenseUrl(
  backend: TestBackend,
  keySystem: TokenKeySystem,
  changes: Changes = {},
  environment = '',
): Promise<string> {
  const answer = await backend.request(`${environment}${PATHS[keySystem]}?${formOf(keySystem, changes).toString()}`);
  const read = parseTokenAnswer(await answer.text());
  if (read.type !== 'token') assert.fail(`No token: ${JSON.stringify(read)}`);
  const { pathname, search } = new URL(read.url);
  return pathname + search;
}

export interface Redeemed {
  /** 0: a license. */
  readonly code: number | null;
  readonly status: number;
  readonly text: string;
  /** As the log has it. */
  readonly reason: string;
}

export async function redeem(backend: TestBackend, url: string, body: BodyInit): Promise<Redeemed> {
  backend.log.length = 0;
  const answer = await backend.request(url, { method: 'POST', body });
  const text = await answer.text();
  const [, code, reason = ''] = /code=(\S+) reason="(.*)"$/.exec(backend.log[0] ?? '') ?? [];
  assert.equal(backend.log.length, 1);
  assert.equal(
    answer.status === 200 ? 0 : parseExpressPlayCode(text),
    Number(code),
    'the log has the code of the answer',
  );
  return { code: Number(code), status: answer.status, text, reason };
}

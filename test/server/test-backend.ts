import * as v from 'valibot';

import { createBackend, type Backend, type BackendOptions } from '../../server/backend.ts';
import type { TitleKeys } from '../../server/packager/packaged-title.ts';
import { packageFakeTitle } from './fake-title.ts';

export const AUTHENTICATOR = '4711,0123456789ABCDEF0123456789abcdef';
export const START_MS = Date.parse('2026-11-21T10:00:00.000Z');

const ENTITLEMENT = v.looseObject({
  isAllowed: v.boolean(),
  epTokenURL: v.string(),
  licenses: v.array(v.object({ keyIDs: v.array(v.string()), epTokenURL: v.string() })),
  expiresIn: v.optional(v.number()),
  error: v.optional(v.number()),
  errorText: v.optional(v.string()),
});

export interface TestBackend extends Backend {
  /** Moves on by assignment; milliseconds since the epoch. */
  readonly clock: { nowMs: number };
  readonly log: string[];
  /** Keys of every protected title that was packaged. */
  readonly keys: TitleKeys[];
  request(path: string, init?: RequestInit): Promise<Response>;
  signIn(): Promise<string>;
  /** Asks as a signed-in viewer; `changes` go over a request for aurora by ClearKey. */
  entitle(changes?: object): Promise<Response>;
}

/** The real backend with a clock that stands still and two-file titles. */
export async function createTestBackend(options: BackendOptions = {}): Promise<TestBackend> {
  const clock = { nowMs: START_MS };
  const log: string[] = [];
  const keys: TitleKeys[] = [];
  const backend = await createBackend({
    authenticator: AUTHENTICATOR,
    now: () => clock.nowMs,
    log: (line) => log.push(line),
    packageTitle: (title) => {
      if (title.keys) keys.push(title.keys);
      return packageFakeTitle(title);
    },
    readArtwork: async () => ({ card: Buffer.from('card'), background: Buffer.from('background') }),
    ...options,
  });
  const request = async (path: string, init?: RequestInit): Promise<Response> => backend.app.request(path, init);
  const signIn = async (): Promise<string> => {
    const answer = await request('/storefront/sessions', { method: 'POST', body: '{"account":"demo"}' });
    return v.parse(v.object({ accessToken: v.string() }), await answer.json()).accessToken;
  };
  const entitle = async (changes: object = {}): Promise<Response> => {
    const body = {
      messageID: 'm-1',
      version: 1,
      contentID: 'aurora',
      requestType: 1,
      keySystem: 'clearkey',
      ...changes,
    };
    const headers = { Authorization: `Bearer ${await signIn()}` };
    return request('/storefront/entitlements', { method: 'POST', headers, body: JSON.stringify(body) });
  };
  return { ...backend, clock, log, keys, request, signIn, entitle };
}

export async function readEntitlement(answer: Response): Promise<v.InferOutput<typeof ENTITLEMENT>> {
  return v.parse(ENTITLEMENT, await answer.json());
}

export async function readJson(answer: Response): Promise<unknown> {
  return answer.json();
}

/** What EME's ClearKey asks for one key id. */
export function clearKeyChallenge(keyId: string): string {
  return JSON.stringify({ kids: [Buffer.from(keyId, 'hex').toString('base64url')], type: 'temporary' });
}

import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import type { PackagedTitle, TitleKeys } from '../../server/packager/packaged-title.ts';
import { packageTitle } from '../../server/packager/package-title.ts';
import { AUTHENTICATOR, clearKeyChallenge, createTestBackend, readEntitlement } from './test-backend.ts';

const appDirectory = await mkdtemp(join(tmpdir(), 'latchkey-'));
await writeFile(join(appDirectory, 'index.html'), '<!doctype html>');
after(() => rm(appDirectory, { recursive: true }));

// The real packager: what it writes is part of what goes out.
const keys: TitleKeys[] = [];
const titles: PackagedTitle[] = [];
const backend = await createTestBackend({
  appDirectory,
  packageTitle: async (options) => {
    if (options.keys) keys.push(options.keys);
    const title = await packageTitle(options);
    titles.push(title);
    return title;
  },
});

type Sent = readonly [method: string, path: string, body?: string];

const TOKEN_FORM = new URLSearchParams({
  customerAuthenticator: AUTHENTICATOR,
  kid: '0'.repeat(32),
  contentKey: '1'.repeat(32),
  securityLevel: '1',
  hdcpOutputControl: '0',
});

/** Every route, by the ways it can answer, the license aside. */
async function listRequests(): Promise<readonly Sent[]> {
  const entitlement = { messageID: 'm', version: 1, requestType: 1, keySystem: 'clearkey' };
  const entitle = (changes: object): Sent => [
    'POST',
    '/storefront/entitlements',
    JSON.stringify({ ...entitlement, ...changes }),
  ];
  const { licenses } = await readEntitlement(await backend.entitle());
  const [license] = licenses;
  const rightsPath = license?.epTokenURL ?? '';
  const badForm = new URLSearchParams(TOKEN_FORM);
  badForm.set('cookie', 'c'.repeat(33));
  const files = [...new Set(titles.flatMap(({ files }) => [...files.keys()]))];
  return [
    ['POST', '/storefront/sessions', '{"account":"demo"}'],
    ['POST', '/storefront/sessions', '{"account":"other"}'],
    ['GET', '/storefront/feed'],
    ...['aurora', 'saltwater', 'farlight', 'unknown'].map((contentID) => entitle({ contentID })),
    entitle({ contentID: 'aurora', keySystem: 'widevine' }),
    entitle({ contentID: 'aurora', keySystem: 'playready' }),
    entitle({ contentID: 'aurora', customerCookie: 'a\tb' }),
    entitle({ contentID: 'aurora', customerCookie: 7 }),
    ['GET', `/hms/wv/token?${TOKEN_FORM.toString()}`],
    ['GET', `/hms/wv/token?${badForm.toString()}`],
    ['GET', `/hms/wv/token?${badForm.toString()}&errorFormat=json`],
    ['GET', `/hms/wv/token?errorFormat=xml&${TOKEN_FORM.toString()}`],
    ['PUT', `/hms/wv/token?${TOKEN_FORM.toString()}`],
    ['POST', rightsPath, ''],
    ['POST', rightsPath, clearKeyChallenge('0'.repeat(32))],
    ['POST', '/hms/wv/rights/', clearKeyChallenge(license?.keyIDs[0] ?? '')],
    ['GET', rightsPath],
    ...['aurora', 'saltwater', 'farlight'].flatMap((id) => files.map((path): Sent => ['GET', `/media/${id}/${path}`])),
    ['GET', '/art/aurora/card.jpg'],
    ['GET', '/art/aurora/background.jpg'],
    ['GET', '/config.js'],
    ['GET', '/'],
    ['GET', '/unknown'],
  ];
}

/** A 16-byte secret in every spelling that might carry it. */
function spellings(hex: string): readonly Buffer[] {
  const bytes = Buffer.from(hex, 'hex');
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  const base64 = bytes.toString('base64').replace(/=+$/, '');
  const texts = [hex, hex.toUpperCase(), uuid, uuid.toUpperCase(), base64, bytes.toString('base64url')];
  return [bytes, ...texts.map((text) => Buffer.from(text))];
}

async function everythingOf(answer: Response): Promise<Buffer> {
  return Buffer.concat([Buffer.from(JSON.stringify([...answer.headers])), Buffer.from(await answer.arrayBuffer())]);
}

const contentKeys = (): readonly string[] => keys.flatMap(({ audio, sd, hd }) => [audio.key, sd.key, hd.key]);

void describe('secrets', () => {
  void it('appear in no answer and no log line', async () => {
    for (const id of ['aurora', 'saltwater']) await backend.request(`/media/${id}/manifest.mpd`);
    const headers = { Authorization: `Bearer ${await backend.signIn()}` };
    const answers: (readonly [string, Buffer])[] = [];
    for (const [method, path, body] of await listRequests()) {
      const answer = await backend.request(path, { method, headers, ...(body !== undefined && { body }) });
      answers.push([`${method} ${path.replace(/\?.*/, '')} ${answer.status}`, await everythingOf(answer)]);
    }
    answers.push(['the log', Buffer.from(backend.log.join('\n'))]);
    assert.ok(answers.length > 150 && backend.log.length >= 3);
    assert.equal(contentKeys().length, 6);
    const secret = AUTHENTICATOR.slice(AUTHENTICATOR.indexOf(',') + 1);
    const forbidden = [...contentKeys(), '1'.repeat(32)].flatMap(spellings);
    forbidden.push(Buffer.from(secret), ...spellings(secret.toLowerCase()).slice(1));
    for (const [name, answer] of answers) {
      for (const bytes of forbidden) assert.ok(!answer.includes(bytes), name);
    }
    const tokens = /ExpressPlayToken=[\w-]+/;
    assert.ok(!backend.log.some((line) => tokens.test(line)));
  });

  void it('are the one key of the token in a license, and no other', async () => {
    const { licenses } = await readEntitlement(await backend.entitle());
    const found: number[] = [];
    for (const { keyIDs, epTokenURL } of licenses) {
      const answer = await backend.request(epTokenURL, { method: 'POST', body: clearKeyChallenge(keyIDs[0] ?? '') });
      const license = await everythingOf(answer);
      found.push(contentKeys().filter((key) => spellings(key).some((bytes) => license.includes(bytes))).length);
    }
    assert.deepEqual(found, [1, 1, 1]);
  });
});

void describe('the feed', () => {
  void it('gives the init data that the packager puts into the media', async () => {
    const headers = { Authorization: `Bearer ${await backend.signIn()}` };
    const feed = await (await backend.request('/storefront/feed', { headers })).text();
    const packaged = titles.filter(({ initData }) => initData.length > 0);
    assert.equal(packaged.length, 2);
    for (const { initData } of packaged) {
      for (const { keyId, cenc } of initData) assert.ok(feed.includes(keyId) && feed.includes(cenc));
    }
  });
});

import { Hono, type Context } from 'hono';
import { randomBytes } from 'node:crypto';

import { errorAnswer, type Refusal } from '../expressplay/error-answer.ts';
import { changeKey, describeKey, describeNewKey, formatValue, makeKey } from './key-object.ts';
import { readKek, readKeyFields, readKids, readOneKid, requireKid } from './key-request.ts';
import type { KeyStore } from './key-store.ts';
import { unwrapKey } from './key-wrap.ts';
import { invalidSyntax, KeystoreError, unknownKey } from './keystore-error.ts';
import type { StoredKey } from './stored-key.ts';

export interface KeystoreRoutesOptions {
  readonly store: KeyStore;
  /** Why this `customerAuthenticator` (empty where there is none) may not use the store; `null` where it may. */
  readonly refuseAuthenticator: (given: string) => Refusal | null;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** The REST API of the key storage, to be mounted at `/keystore`. SKM REST API; what is decided here is in the README. */
export function createKeystoreRoutes(options: KeystoreRoutesOptions): Hono {
  const { store, now } = options;
  const app = new Hono({ strict: false });
  app.use('*', async (c: Context, next) => {
    const refusal = options.refuseAuthenticator(queryOf(c).get('customerAuthenticator') ?? '');
    if (refusal) return errorAnswer(refusal, 'json');
    await next();
    c.header('Cache-Control', 'no-store');
    return undefined;
  });
  app.post('/keys', (c) => addKey(c, options));
  app.get('/keys', async (c) => c.json(describeAll(await store.list(), readKek(queryOf(c)))));
  app.get('/keycount', async (c) => c.json({ keyCount: (await store.list()).length }));
  app.get('/keys/:kids', async (c) => {
    const objects = (await findKeys(c, store)).map((key) => describeKey(key, readKek(queryOf(c))));
    return c.json(objects.length === 1 ? objects[0] : objects);
  });
  app.get('/keys/:kids/value', async (c) => {
    const values = (await findKeys(c, store)).map((key) => formatValue(key, readKek(queryOf(c))));
    return c.body(values.join(','), 200, { 'Content-Type': 'text/plain' });
  });
  app.put('/keys/:kid', async (c) => {
    const [kid, kek] = [readOneKid(pathOf(c)), readKek(queryOf(c))];
    const fields = await readKeyFields(c.req.raw, now());
    if (!fields) throw invalidSyntax('The body is empty');
    if (!(await store.update(kid, (key) => changeKey(key, fields, kek, now())))) throw unknownKey();
    return c.body(null, 200);
  });
  app.delete('/keys/:kid', async (c) => {
    if (!(await store.remove(readOneKid(pathOf(c))))) throw unknownKey();
    return c.body(null, 200);
  });
  app.all('*', () => errorAnswer({ code: 0 }, 'json'));
  app.onError((error, c) => answerError(error, c, options));
  return app;
}

async function addKey(c: Context, { store, now }: KeystoreRoutesOptions): Promise<Response> {
  const kek = readKek(queryOf(c));
  const fields = (await readKeyFields(c.req.raw, now())) ?? {};
  const kid = fields.kid === undefined ? randomBytes(16).toString('hex') : requireKid(fields.kid);
  // Of a key that is there, the rest of the body is ignored: it needs no kek, and cannot be wrong.
  const known = await store.find(kid);
  const { key, isNew } = known ? { key: known, isNew: false } : await store.add(makeKey(fields, kid, kek, now()));
  if (!isNew) return c.json(describeKey(key, kek));
  const object = describeNewKey(key, kek);
  return c.json(object, 201, { Location: `${pathOf(c).replace(/\/$/, '')}/${object.kid}` });
}

/** In the order asked for. Throws KeystoreError 2 with 404 where one is unknown. */
async function findKeys(c: Context, store: KeyStore): Promise<readonly StoredKey[]> {
  const keys = await Promise.all(readKids(pathOf(c)).map((kid) => store.find(kid)));
  return keys.map((key) => {
    if (!key) throw unknownKey();
    return key;
  });
}

/** With a `kek`, the keys that it unwraps. */
function describeAll(keys: readonly StoredKey[], kek: string | undefined): readonly object[] {
  const readable = kek === undefined ? keys : keys.filter(({ ek }) => unwrapKey(ek, kek) !== null);
  return readable.map((key) => describeKey(key, kek));
}

function answerError(error: Error, c: Context, { log, now }: KeystoreRoutesOptions): Response {
  const known = error instanceof KeystoreError ? error : new KeystoreError(1, 'Internal error', 500);
  if (known !== error) log(`${new Date(now()).toISOString()} failure ${c.req.method} keystore: ${error.message}`);
  const { code, message, status } = known;
  return c.json({ code, message }, status, { 'Cache-Control': 'no-store' });
}

const queryOf = (c: Context): URLSearchParams => new URL(c.req.url).searchParams;
/** As sent: percent-encoding is undone after the separators are found. */
const pathOf = (c: Context): string => new URL(c.req.url).pathname;

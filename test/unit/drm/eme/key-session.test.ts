import { expect } from '@open-wc/testing';
import { openKeySession, type KeySessionOptions, type OpenKeySession } from '../../../../src/drm/eme/key-session.ts';
import { isAbortError } from '../../../../src/lib/abort.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { defer, nextTask, type Deferred } from '../../lib/deferred.ts';
import { playerErrorOf, rejectionOf } from '../../lib/rejection.ts';
import { KEY_A, KEY_B } from '../fake-grant.ts';
import { clearKeyLicense, grantAll, isClosed, watchClearKey, type WatchedCdm } from './clearkey.ts';

describe('openKeySession', () => {
  let cdm: WatchedCdm;
  let life: AbortController;
  let statuses: ReadonlyMap<string, MediaKeyStatus>[];
  let firstStatuses: Deferred<undefined>;
  let firstError: Deferred<unknown>;
  let licensed: Deferred<number>;

  beforeEach(() => {
    cdm = watchClearKey();
    life = new AbortController();
    statuses = [];
    firstStatuses = defer();
    firstError = defer();
    licensed = defer();
  });

  afterEach(() => Promise.all(cdm.sessions.map((session) => session.close().catch(() => undefined))));

  async function open(change: Partial<KeySessionOptions> = {}): Promise<OpenKeySession> {
    const { keySystem, access } = await cdm.probe();
    return openKeySession({
      keySystem,
      mediaKeys: await access.createMediaKeys(),
      request: { keyIds: [KEY_A], initData: null },
      exchange: grantAll,
      onStatuses: (changed) => {
        statuses.push(changed);
        firstStatuses.resolve(undefined);
      },
      onLicensed: (_, expirationMs) => licensed.resolve(expirationMs),
      onError: firstError.resolve,
      signal: life.signal,
      ...change,
    });
  }

  it('hands the challenge of the CDM to the exchange, with the keys it is for', async () => {
    const asked = defer<Parameters<typeof grantAll>>();
    await open({
      exchange: (...given) => {
        asked.resolve(given);
        return grantAll(...given);
      },
    });
    const [challenge, signal] = await asked.promise;
    expect(challenge.keyIds).to.deep.equal([KEY_A]);
    expect(JSON.parse(new TextDecoder().decode(challenge.message))).to.deep.equal({
      kids: ['oAAAAAAAAAAAAAAAAAAAAQ'],
      type: 'temporary',
    });
    expect(signal).to.equal(life.signal);
  });

  it('tells the status of each key of the license, by its key id in hexadecimal', async () => {
    await open({ exchange: () => Promise.resolve(clearKeyLicense([KEY_A, KEY_B])) });
    await firstStatuses.promise;
    expect([...(statuses[0] ?? [])]).to.have.deep.members([
      [KEY_A, 'usable'],
      [KEY_B, 'usable'],
    ]);
  });

  it('tells that the CDM took the license, once the license is in it', async () => {
    const license = defer<ArrayBuffer>();
    let isLicensed = false;
    await open({ exchange: () => license.promise });
    void licensed.promise.then(() => (isLicensed = true));
    await nextTask();
    expect(isLicensed).to.equal(false);
    license.resolve(clearKeyLicense([KEY_A]));
    await licensed.promise;
    await firstStatuses.promise;
  });

  it('says LICENSE_INVALID when the CDM refuses the license', async () => {
    await open({ exchange: () => Promise.resolve(new TextEncoder().encode('garbage').buffer) });
    const error = await firstError.promise;
    expect(error).to.be.instanceOf(PlayerError);
    expect(error).to.include({ code: 'LICENSE_INVALID' });
    expect((error as PlayerError).details.name).to.equal('TypeError');
  });

  it('hands on why there is no license', async () => {
    const denied = new PlayerError('LICENSE_DENIED', 'no');
    await open({ exchange: () => Promise.reject(denied) });
    expect(await firstError.promise).to.equal(denied);
  });

  it('rejects when the CDM refuses the key request', async () => {
    const error = await playerErrorOf(open({ request: { keyIds: [''], initData: null } }));
    expect([error.code, error.details.name]).to.deep.equal(['KEY_SESSION_FAILED', 'TypeError']);
  });

  it('says KEY_SESSION_FAILED where a key system needs init data and none is known', async () => {
    const error = await playerErrorOf(open({ keySystem: 'widevine' }));
    expect(error.code).to.equal('KEY_SESSION_FAILED');
    expect(error.details.keyIds).to.deep.equal([KEY_A]);
    expect(cdm.sessions).to.deep.equal([]);
  });

  it('closes on demand', async () => {
    const session = await open();
    await session.close();
    expect(await Promise.all(cdm.sessions.map(isClosed))).to.deep.equal([true]);
  });

  it('closes a session whose playback ended while it made its key request', async () => {
    cdm.onKeyRequest = () => life.abort();
    expect(isAbortError(await rejectionOf(open()))).to.equal(true);
    expect(await Promise.all(cdm.sessions.map(isClosed))).to.deep.equal([true]);
  });

  it('does not use a license that comes after the end of the playback', async () => {
    const license = defer<ArrayBuffer>();
    const asked = defer<undefined>();
    await open({
      exchange: () => {
        asked.resolve(undefined);
        return license.promise;
      },
    });
    await asked.promise;
    life.abort();
    license.resolve(clearKeyLicense([KEY_A]));
    expect(isAbortError(await firstError.promise)).to.equal(true);
    await nextTask();
    expect(cdm.sessions[0]?.keyStatuses.size).to.equal(0);
  });
});

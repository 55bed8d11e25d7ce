import { expect } from '@open-wc/testing';
import { createContentKeys, type ContentKeys, type ContentKeysOptions } from '../../../../src/drm/eme/content-keys.ts';
import type { ProbedKeySystem } from '../../../../src/drm/eme/probe.ts';
import type { LicenseChallenge, LicenseExchange } from '../../../../src/drm/license-exchange.ts';
import type { PlayerError, PlayerErrorCode } from '../../../../src/errors.ts';
import { isAbortError } from '../../../../src/lib/abort.ts';
import type { CdmFaults } from '../../../../tools/simulator/cdm/cdm-faults.ts';
import { captureTimers, releaseTimers, type CapturedTimer } from '../../lib/captured-timer.ts';
import { defer, nextTask, type Deferred } from '../../lib/deferred.ts';
import { cencInitData, KEY_ID } from '../../simulator/cdm/init-data.ts';
import { makeMediaKeys, widevineLicense } from '../../simulator/cdm/simulated-widevine.ts';

const OTHER = 'b0000000000000000000000000000002';
const REQUESTS = [{ keyIds: [KEY_ID], initData: cencInitData() }];
const encode = (text: string): ArrayBuffer => new TextEncoder().encode(text).buffer;

describe('ContentKeys on a (simulated) CDM', () => {
  const requestAccess = navigator.requestMediaKeySystemAccess;
  let sessions: MediaKeySession[];
  let asked: LicenseChallenge[];
  let refused: PlayerError[];
  let failed: Deferred<PlayerError>;
  let keys: ContentKeys;

  beforeEach(() => {
    [sessions, asked, refused] = [[], [], []];
    failed = defer();
  });
  afterEach(async () => {
    navigator.requestMediaKeySystemAccess = requestAccess;
    await keys.destroy();
    // One whose key request failed has no id, and cannot be closed.
    await Promise.all(sessions.filter(({ sessionId }) => sessionId !== '').map((session) => session.closed));
  });

  const grant: LicenseExchange = () => Promise.resolve(widevineLicense(KEY_ID));

  function create(faults: CdmFaults, exchange = grant, change: Partial<ContentKeysOptions> = {}): ContentKeys {
    const createMediaKeys = async (): Promise<MediaKeys> => {
      const mediaKeys = await makeMediaKeys(faults);
      const createSession = mediaKeys.createSession.bind(mediaKeys);
      mediaKeys.createSession = () => {
        const session = createSession();
        sessions.push(session);
        return session;
      };
      return mediaKeys;
    };
    const probed = { keySystem: 'widevine', level: null, access: { createMediaKeys } } as unknown as ProbedKeySystem;
    return (keys = createContentKeys({
      probe: () => Promise.resolve(probed),
      exchangeFor: () => (challenge, signal) => {
        asked.push(challenge);
        return exchange(challenge, signal);
      },
      onError: failed.resolve,
      onRefused: (error) => void refused.push(error),
      signal: new AbortController().signal,
      ...change,
    }));
  }

  function told(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const stop = keys.onStatusChange(() => {
        if (!condition()) return;
        stop();
        resolve();
      });
    });
  }

  const UNUSABLE: readonly (readonly [what: string, faults: CdmFaults, licensed: string, code: PlayerErrorCode])[] = [
    ['is output-restricted', { keyStatuses: { [KEY_ID]: ['output-restricted'] } }, KEY_ID, 'KEY_OUTPUT_RESTRICTED'],
    ['is an internal-error', { keyStatuses: { [KEY_ID]: ['internal-error'] } }, KEY_ID, 'KEY_SESSION_FAILED'],
    ['is expired, anew as well', { keyStatuses: { [KEY_ID]: ['expired'] } }, KEY_ID, 'LICENSE_EXPIRED'],
    ['is not in its license', {}, OTHER, 'KEY_MISSING'],
    ['is not in its license, said late', { statuses: { lateMs: 0 } }, OTHER, 'KEY_MISSING'],
  ];
  for (const [what, faults, licensed, code] of UNUSABLE) {
    it(`refuses a later key that ${what}: ${code}`, async () => {
      create(faults, () => Promise.resolve(widevineLicense(licensed)));
      const refusal = told(() => keys.refusal(KEY_ID) !== undefined);
      keys.openLater(REQUESTS);
      const pending = keys.pending([KEY_ID]);
      await refusal;
      await pending;
      expect(keys.refusal(KEY_ID)).to.include({ code });
      expect(keys.refusal(KEY_ID)?.details.keyIds).to.deep.equal([KEY_ID]);
      expect(refused.map((error) => error.code)).to.deep.equal([code]);
    });

    if (what.endsWith('late')) continue;
    it(`fails where a key of the start ${what}: ${code}`, async () => {
      create(faults, () => Promise.resolve(widevineLicense(licensed))).open(REQUESTS);
      expect(await failed.promise).to.include({ code });
      expect(refused).to.deep.equal([]);
    });
  }

  it('knows before a later key is settled that it cannot be used', async () => {
    create({ keyStatuses: { [KEY_ID]: ['output-restricted'] } });
    keys.openLater(REQUESTS);
    await keys.pending([KEY_ID]);
    expect(keys.refusal(KEY_ID)).to.include({ code: 'KEY_OUTPUT_RESTRICTED' });
  });

  it('settles a later key of a set that tells no statuses', async () => {
    create({ statuses: 'none' });
    keys.openLater(REQUESTS);
    await keys.pending([KEY_ID]);
    expect([keys.refusal(KEY_ID), keys.status(KEY_ID), refused.length]).to.deep.equal([undefined, undefined, 0]);
  });

  it('asks anew, with another token, for a key that expired, and closes its session', async () => {
    create({ keyStatuses: { [KEY_ID]: ['expired', 'usable'] } });
    const usable = told(() => keys.status(KEY_ID) === 'usable');
    keys.open(REQUESTS);
    await usable;
    expect(asked.map(({ wantsNewGrant }) => wantsNewGrant)).to.deep.equal([false, true]);
    expect(sessions.length).to.equal(2);
    await sessions[0]?.closed;
    expect(refused).to.deep.equal([]);
  });

  it('renews a license on a second session, and plays on with the first where that is refused', async () => {
    let licenses = 0;
    const renewed = defer<undefined>();
    const refuse: LicenseExchange = (challenge, signal) => {
      licenses += 1;
      if (licenses !== 2) return grant(challenge, signal);
      renewed.resolve(undefined);
      return Promise.reject(new TypeError('no'));
    };
    create({}, refuse, { renewAfterS: () => 0 });
    const playing = Object.defineProperty(document.createElement('video'), 'paused', { value: false });
    await keys.attach(playing);
    const usable = told(() => keys.status(KEY_ID) === 'usable');
    keys.open(REQUESTS);
    await Promise.all([usable, renewed.promise]);
    await nextTask();
    expect(refused.map(({ code }) => code)).to.deep.equal(['KEY_SESSION_FAILED']);
    expect([keys.status(KEY_ID), keys.refusal(KEY_ID)]).to.deep.equal(['usable', undefined]);
    expect(sessions[0]?.keyStatuses.size, 'the first session is open').to.equal(1);
  });

  for (const { step, code } of [
    { step: 'createMediaKeys', code: 'KEY_SESSION_FAILED' },
    { step: 'createSession', code: 'KEY_SESSION_FAILED' },
    { step: 'generateRequest', code: 'KEY_SESSION_FAILED' },
    { step: 'update', code: 'LICENSE_INVALID' },
  ] as const) {
    it(`says ${code} where the CDM throws at ${step}`, async () => {
      create({ rejects: { [step]: 1 } }).open(REQUESTS);
      expect(await failed.promise).to.include({ code });
    });
  }

  const BAD_ANSWERS: readonly (readonly [what: string, answer: ArrayBuffer])[] = [
    ['garbage', Uint8Array.of(255, 1, 254, 3).buffer],
    ['nothing', new ArrayBuffer(0)],
    ['a truncated license', widevineLicense(KEY_ID).slice(0, -20)],
    ['HTML', encode('<!doctype html><title>Welcome to the hotel network</title>')],
    ['JSON', encode('{"error":"no such license"}')],
  ];
  for (const [what, answer] of BAD_ANSWERS) {
    it(`says LICENSE_INVALID where the license is ${what}`, async () => {
      create({}, () => Promise.resolve(answer)).open(REQUESTS);
      expect(await failed.promise).to.include({ code: 'LICENSE_INVALID' });
    });
  }

  it('says KEY_SESSION_FAILED where a pssh box lies about its size', async () => {
    const initData = cencInitData();
    new DataView(initData.buffer).setUint32(0, 0x7fffffff);
    create({}).open([{ keyIds: [KEY_ID], initData }]);
    expect(await failed.promise).to.include({ code: 'KEY_SESSION_FAILED' });
  });

  it('says KEY_SESSION_FAILED where the message of the CDM is lost', async () => {
    create({ lostMessages: 1 });
    const { setTimeout, clearTimeout } = window;
    let captured: typeof setTimeout = setTimeout;
    const timers: CapturedTimer[] = captureTimers(() => ({ setTimeout: captured } = window));
    Object.assign(window, { setTimeout: captured });
    keys.open(REQUESTS);
    while (timers.length === 0) await nextTask();
    await nextTask();
    Object.assign(window, { setTimeout });
    releaseTimers(clearTimeout);
    timers[0]?.fire();
    const error = await failed.promise;
    expect(error).to.include({ code: 'KEY_SESSION_FAILED' });
    expect(isAbortError(error)).to.equal(false);
  });
});

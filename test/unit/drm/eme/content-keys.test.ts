import { expect } from '@open-wc/testing';
import { createContentKeys, type ContentKeys, type ContentKeysOptions } from '../../../../src/drm/eme/content-keys.ts';
import type { LicenseExchange } from '../../../../src/drm/license-exchange.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { isAbortError } from '../../../../src/lib/abort.ts';
import { captureTimers, releaseTimers } from '../../lib/captured-timer.ts';
import { defer, nextTask } from '../../lib/deferred.ts';
import { playerErrorOf, rejectionOf } from '../../lib/rejection.ts';
import { KEY_A, KEY_B } from '../fake-grant.ts';
import { grantAll, isClosed, watchClearKey, type WatchedCdm } from './clearkey.ts';

const request = (...keyIds: string[]): { keyIds: string[]; initData: null } => ({ keyIds, initData: null });

describe('createContentKeys', () => {
  let cdm: WatchedCdm;
  let life: AbortController;
  let video: HTMLVideoElement;
  let errors: PlayerError[];
  let firstError: Promise<PlayerError>;
  let opened: ContentKeys[];

  beforeEach(() => {
    cdm = watchClearKey();
    life = new AbortController();
    video = document.createElement('video');
    errors = [];
    opened = [];
  });

  afterEach(() => Promise.all(opened.map((keys) => keys.destroy())));

  function create(exchange: LicenseExchange, change: Partial<ContentKeysOptions> = {}): ContentKeys {
    const failed = defer<PlayerError>();
    firstError = failed.promise;
    const onError = (error: PlayerError): void => {
      errors.push(error);
      failed.resolve(error);
    };
    const { probe } = cdm;
    const keys = createContentKeys({ probe, exchangeFor: () => exchange, onError, signal: life.signal, ...change });
    opened.push(keys);
    return keys;
  }

  /** Waits until all keys have this status. */
  function statusOf(keys: ContentKeys, status: MediaKeyStatus, ...keyIds: string[]): Promise<void> {
    return new Promise((resolve) => {
      const stop = keys.onStatusChange(() => {
        if (!keyIds.every((keyId) => keys.status(keyId) === status)) return;
        stop();
        resolve();
      });
    });
  }

  it('makes keys usable with one license per request', async () => {
    const asked: string[][] = [];
    const keys = create((challenge, signal) => {
      asked.push([...challenge.keyIds]);
      return grantAll(challenge, signal);
    });
    expect(keys.status(KEY_A)).to.equal(undefined);
    const usable = statusOf(keys, 'usable', KEY_A, KEY_B);
    keys.open([request(KEY_A), request(KEY_B)]);
    await usable;
    expect(asked).to.have.deep.members([[KEY_A], [KEY_B]]);
    expect(errors).to.deep.equal([]);
  });

  it('asks only for keys that nobody asked for yet', async () => {
    const asked: string[][] = [];
    const keys = create((challenge, signal) => {
      asked.push([...challenge.keyIds]);
      return grantAll(challenge, signal);
    });
    const usable = statusOf(keys, 'usable', KEY_A, KEY_B);
    keys.open([request(KEY_A), request(KEY_A)]);
    keys.open([request(KEY_A, KEY_B)]);
    await usable;
    expect(asked).to.have.deep.members([[KEY_A], [KEY_B]]);
    expect(cdm.sessions.length).to.equal(2);
  });

  it('probes once, at the first key, and not for an element', async () => {
    let probes = 0;
    const probe = (): ReturnType<WatchedCdm['probe']> => {
      probes += 1;
      return cdm.probe();
    };
    const keys = create(grantAll, { probe });
    await keys.attach(video);
    expect(probes).to.equal(0);
    const usable = statusOf(keys, 'usable', KEY_A, KEY_B);
    keys.open([request(KEY_A)]);
    keys.open([request(KEY_B)]);
    await usable;
    expect(probes).to.equal(1);
  });

  it('gives the CDM to an element that comes before the first key', async () => {
    const keys = create(grantAll);
    await keys.attach(video);
    expect(video.mediaKeys === null).to.equal(true);
    const usable = statusOf(keys, 'usable', KEY_A);
    keys.open([request(KEY_A)]);
    await usable;
    expect(video.mediaKeys).to.be.instanceOf(MediaKeys);
  });

  it('gives the CDM to an element that comes after the first key, at any moment', async () => {
    const early = create(grantAll);
    early.open([request(KEY_A)]);
    await early.attach(video);
    expect(video.mediaKeys).to.be.instanceOf(MediaKeys);
    await early.destroy();
    const late = create(grantAll);
    const usable = statusOf(late, 'usable', KEY_A);
    late.open([request(KEY_A)]);
    await usable;
    await late.attach(video);
    expect(video.mediaKeys).to.be.instanceOf(MediaKeys);
  });

  it('reports the failure of exchanges exactly once', async () => {
    const denied = new PlayerError('LICENSE_DENIED', 'no');
    create(() => Promise.reject(denied)).open([request(KEY_A), request(KEY_B)]);
    expect(await firstError).to.equal(denied);
    await Promise.all(cdm.sessions.map((session) => session.close()));
    expect(errors).to.deep.equal([denied]);
  });

  it('reports a missing key system, to the element that waits for it as well', async () => {
    const missing = new PlayerError('KEY_SYSTEM_UNAVAILABLE', 'none');
    const keys = create(grantAll, { probe: () => Promise.reject(missing) });
    keys.open([request(KEY_A)]);
    expect(await rejectionOf(keys.attach(video))).to.equal(missing);
    expect(await firstError).to.equal(missing);
  });

  it('says KEY_SESSION_FAILED when the element refuses the CDM, whenever it comes', async () => {
    video.setMediaKeys = () => Promise.reject(new DOMException('in use', 'QuotaExceededError'));
    const early = create(grantAll);
    early.open([request(KEY_A)]);
    expect((await playerErrorOf(early.attach(video))).code).to.equal('KEY_SESSION_FAILED');
    const late = create(grantAll);
    const usable = statusOf(late, 'usable', KEY_A);
    late.open([request(KEY_A)]);
    await usable;
    expect((await playerErrorOf(late.attach(video))).code).to.equal('KEY_SESSION_FAILED');
  });

  it('closes its sessions and leaves the element when it is destroyed', async () => {
    const keys = create(grantAll);
    const usable = statusOf(keys, 'usable', KEY_A);
    keys.open([request(KEY_A)]);
    await keys.attach(video);
    await usable;
    await keys.destroy();
    expect(video.mediaKeys === null).to.equal(true);
    expect(await Promise.all(cdm.sessions.map(isClosed))).to.deep.equal([true]);
  });

  it('leaves an element that was just being attached', async () => {
    const keys = create(grantAll);
    const usable = statusOf(keys, 'usable', KEY_A);
    keys.open([request(KEY_A)]);
    await usable;
    const setMediaKeys = video.setMediaKeys.bind(video);
    const begun = defer<undefined>();
    const slow = defer<undefined>();
    video.setMediaKeys = async (mediaKeys) => {
      begun.resolve(undefined);
      if (mediaKeys !== null) await slow.promise;
      return setMediaKeys(mediaKeys);
    };
    const attached = keys.attach(video);
    await begun.promise;
    const destroyed = keys.destroy();
    await Promise.all(cdm.sessions.map((session) => session.closed));
    await nextTask();
    slow.resolve(undefined);
    await attached;
    await destroyed;
    expect(video.mediaKeys === null).to.equal(true);
  });

  it('is destroyed within its time although the CDM never answers', async () => {
    const probed = defer<never>();
    const keys = create(grantAll, { probe: () => probed.promise });
    keys.open([request(KEY_A)]);
    let destroyed: Promise<void> = Promise.resolve();
    const { clearTimeout } = window;
    const [timer] = captureTimers(() => void (destroyed = keys.destroy()));
    timer?.fire();
    await destroyed;
    releaseTimers(clearTimeout);
    probed.reject(new TypeError('too late'));
    expect(errors).to.deep.equal([]);
  });

  it('attaches to nothing after it was destroyed', async () => {
    const keys = create(grantAll);
    const usable = statusOf(keys, 'usable', KEY_A);
    keys.open([request(KEY_A)]);
    await usable;
    await keys.destroy();
    expect(isAbortError(await rejectionOf(keys.attach(video)))).to.equal(true);
    expect(video.mediaKeys === null).to.equal(true);
  });

  it('opens nothing after it was destroyed', async () => {
    const keys = create(grantAll);
    await keys.destroy();
    keys.open([request(KEY_A)]);
    await keys.destroy();
    expect(cdm.sessions).to.deep.equal([]);
    expect(errors).to.deep.equal([]);
  });
});

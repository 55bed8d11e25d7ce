import { expect } from '@open-wc/testing';
import { createContentKeys, type ContentKeys, type ContentKeysOptions } from '../../../../src/drm/eme/content-keys.ts';
import type { ProbedKeySystem } from '../../../../src/drm/eme/probe.ts';
import type { LicenseExchange } from '../../../../src/drm/license-exchange.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { defer, nextTask } from '../../lib/deferred.ts';
import { KEY_A, KEY_B } from '../fake-grant.ts';
import { clearKeyLicense, grantAll, watchClearKey } from './clearkey.ts';

const request = (keyId: string): { keyIds: string[]; initData: null } => ({ keyIds: [keyId], initData: null });

describe('ContentKeys.openLater', () => {
  let errors: PlayerError[];
  let opened: ContentKeys[];

  beforeEach(() => {
    [errors, opened] = [[], []];
  });

  afterEach(() => Promise.all(opened.map((keys) => keys.destroy())));

  function create(exchange: LicenseExchange, change: Partial<ContentKeysOptions> = {}): ContentKeys {
    const keys = createContentKeys({
      probe: watchClearKey().probe,
      exchangeFor: () => exchange,
      onError: (error) => void errors.push(error),
      signal: new AbortController().signal,
      ...change,
    });
    opened.push(keys);
    return keys;
  }

  function usableIn(keys: ContentKeys, keyId: string): Promise<void> {
    return new Promise((resolve) => keys.onStatusChange(() => keys.status(keyId) === 'usable' && resolve()));
  }

  it('says why a later key is not to be had, and plays on with the others', async () => {
    const denied = new PlayerError('LICENSE_DENIED', 'no');
    const refused: PlayerError[] = [];
    const exchange: LicenseExchange = (challenge, signal) =>
      challenge.keyIds.includes(KEY_B) ? Promise.reject(denied) : grantAll(challenge, signal);
    const keys = create(exchange, { onRefused: (error) => void refused.push(error) });
    keys.openLater([request(KEY_B)]);
    const told = new Promise<void>((resolve) => keys.onStatusChange(() => keys.refusal(KEY_B) && resolve()));
    await Promise.all([told, keys.pending([KEY_B])]);
    expect(keys.refusal(KEY_B)).to.equal(denied);
    expect(refused).to.deep.equal([denied]);
    expect(keys.pending([KEY_B])).to.equal(null);
    const usable = usableIn(keys, KEY_A);
    keys.open([request(KEY_A)]);
    await usable;
    expect(errors).to.deep.equal([]);
  });

  it('has a later key under way until the CDM took its license, and asks for it once', async () => {
    const license = defer<ArrayBuffer>();
    const asked: string[][] = [];
    const keys = create(({ keyIds }) => {
      asked.push([...keyIds]);
      return license.promise;
    });
    expect(keys.pending([KEY_A])).to.equal(null);
    keys.openLater([request(KEY_A)]);
    keys.openLater([request(KEY_A)]);
    const pending = keys.pending([KEY_A, KEY_B]);
    expect(pending).not.to.equal(null);
    license.resolve(clearKeyLicense([KEY_A]));
    await pending;
    expect(keys.pending([KEY_A])).to.equal(null);
    expect(keys.refusal(KEY_A)).to.equal(undefined);
    expect(asked).to.deep.equal([[KEY_A]]);
  });

  it('has no key of the start under way: nothing waits for it', () => {
    const keys = create(grantAll);
    keys.open([request(KEY_A)]);
    expect(keys.pending([KEY_A])).to.equal(null);
  });

  it('takes the init data it was told of where a request brings none', async () => {
    const asked: (readonly [string, readonly number[]])[] = [];
    const session = {
      addEventListener: () => undefined,
      generateRequest: (type: string, bytes: ArrayBuffer) => {
        asked.push([type, [...new Uint8Array(bytes)]]);
        return Promise.resolve();
      },
      close: () => Promise.resolve(),
    };
    // Desktop Chromium has no CDM here that reads `pssh` boxes.
    const access = { createMediaKeys: () => Promise.resolve({ createSession: () => session }) };
    const probed = { keySystem: 'widevine', access } as unknown as ProbedKeySystem;
    const knownInitData = new Map([KEY_A, KEY_B].map((keyId) => [keyId, Uint8Array.of(1)] as const));
    const keys = create(grantAll, { probe: () => Promise.resolve(probed), knownInitData });
    keys.open([request(KEY_A)]);
    keys.openLater([{ keyIds: [KEY_B], initData: Uint8Array.of(2) }]);
    await nextTask();
    expect(asked).to.deep.equal([
      ['cenc', [1]],
      ['cenc', [2]],
    ]);
  });
});

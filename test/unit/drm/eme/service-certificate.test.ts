import { expect } from '@open-wc/testing';
import { createContentKeys } from '../../../../src/drm/eme/content-keys.ts';
import type { PlayerError } from '../../../../src/errors.ts';
import { defer, nextTask } from '../../lib/deferred.ts';
import { cencInitData, KEY_ID } from '../../simulator/cdm/init-data.ts';
import { certificate, makeMediaKeys, widevineLicense } from '../../simulator/cdm/simulated-widevine.ts';
import type { ProbedKeySystem } from '../../../../src/drm/eme/probe.ts';

describe('A Widevine CDM that asks for a service certificate', () => {
  const requestAccess = navigator.requestMediaKeySystemAccess;
  afterEach(() => {
    navigator.requestMediaKeySystemAccess = requestAccess;
  });

  it('gets one through the exchange, and its key is there when the license is, not before', async () => {
    const asked: number[] = [];
    const errors: PlayerError[] = [];
    const license = defer<ArrayBuffer>();
    const isAskedForLicense = defer<undefined>();
    const mediaKeys = await makeMediaKeys({}, { asksForCertificate: true });
    const access = { createMediaKeys: () => Promise.resolve(mediaKeys) };
    const keys = createContentKeys({
      probe: () => Promise.resolve({ keySystem: 'widevine', level: null, access } as unknown as ProbedKeySystem),
      exchangeFor:
        () =>
        ({ message }) => {
          asked.push(message.byteLength);
          if (message.byteLength === 2) return Promise.resolve(certificate());
          isAskedForLicense.resolve(undefined);
          return license.promise;
        },
      onError: (error) => void errors.push(error),
      signal: new AbortController().signal,
    });
    keys.openLater([{ keyIds: [KEY_ID], initData: cencInitData() }]);
    await isAskedForLicense.promise;
    await nextTask();
    const pending = keys.pending([KEY_ID]);
    expect(pending, 'a certificate is no license').not.to.equal(null);
    license.resolve(widevineLicense(KEY_ID));
    await pending;
    expect(asked.length).to.equal(2);
    expect(asked[0]).to.equal(2);
    expect(errors).to.deep.equal([]);
    await keys.destroy();
  });
});

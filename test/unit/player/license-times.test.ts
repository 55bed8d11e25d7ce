import { expect } from '@open-wc/testing';
import { readLicenseTimes } from '../../../src/player/license-times.ts';
import type { LogEntry } from '../../../src/player/playback-log.ts';

describe('readLicenseTimes', () => {
  const about = { titleId: 'film', keySystem: 'widevine' } as const;
  const grant = (atMs: number, expiresInS: number): LogEntry => ({
    ...{ ...about, atMs, step: 'grant', isRenewal: false, error: null, lifetimes: { expiresInS } },
  });
  const license = (atMs: number, keyId: string, answer = 200): LogEntry => ({
    ...{ ...about, atMs, step: 'license', keyIds: [keyId], answer },
  });

  it('knows nothing of a title that asked for nothing', () => {
    const nothing = { licensedAgoS: null, renewedAgoS: null, tokenLeftS: null };
    expect(readLicenseTimes([], 'film', 1000)).to.deep.equal(nothing);
    expect(readLicenseTimes([grant(0, 60), license(1, 'a')], 'another film', 1000)).to.deep.equal(nothing);
  });

  it('tells when the last key was licensed, when one was renewed, and how long the newest tokens live', () => {
    const entries = [grant(0, 60), license(1000, 'a'), license(2000, 'b')];
    expect(readLicenseTimes(entries, 'film', 12_000)).to.deep.equal({
      licensedAgoS: 10,
      renewedAgoS: null,
      tokenLeftS: 48,
    });
    const renewed = [...entries, grant(50_000, 60), license(52_000, 'a')];
    expect(readLicenseTimes(renewed, 'film', 120_000)).to.deep.equal({
      licensedAgoS: 118,
      renewedAgoS: 68,
      tokenLeftS: -10,
    });
  });

  it('counts no license that was refused, and no grant that was', () => {
    const refused: LogEntry = {
      ...about,
      atMs: 0,
      step: 'grant',
      isRenewal: false,
      error: 'ENTITLEMENT_DENIED',
      lifetimes: null,
    };
    expect(readLicenseTimes([refused, license(1000, 'a', 403)], 'film', 2000)).to.deep.equal({
      licensedAgoS: null,
      renewedAgoS: null,
      tokenLeftS: null,
    });
  });
});

import { expect } from '@open-wc/testing';
import { readHdcp } from '../../../../src/drm/eme/hdcp.ts';
import { captureTimers, releaseTimers } from '../../lib/captured-timer.ts';
import { watchClearKey } from './clearkey.ts';

type Status = (version: string) => Promise<MediaKeyStatus>;

/** A CDM whose cable can do this much: no screen of a test machine can. */
function withStatus(statusOf: Status): MediaKeys {
  return {
    getStatusForPolicy: ({ minHdcpVersion = '' }: MediaKeysPolicy = {}) => statusOf(minHdcpVersion),
  } as unknown as MediaKeys;
}

const usableUpTo =
  (limit: number): Status =>
  (version) =>
    Promise.resolve(Number(version) <= limit ? 'usable' : 'output-restricted');

describe('readHdcp', () => {
  it('is answered by the ClearKey CDM of the browser, which asks for no HDCP', async () => {
    const { access } = await watchClearKey().probe();
    expect(await readHdcp(await access.createMediaKeys())).to.equal('2.3');
  });

  it('finds the newest version, down to none', async () => {
    expect(await readHdcp(withStatus(usableUpTo(2.2)))).to.equal('2.2');
    expect(await readHdcp(withStatus(usableUpTo(1.4)))).to.equal('1.4');
    expect(await readHdcp(withStatus(usableUpTo(0)))).to.equal('none');
  });

  it('says nothing of a CDM that cannot be asked, or fails', async () => {
    expect(await readHdcp({} as unknown as MediaKeys)).to.equal(null);
    const refuse: Status = () => Promise.reject(new DOMException('not here', 'NotSupportedError'));
    expect(await readHdcp(withStatus(refuse))).to.equal(null);
  });

  it('does not wait longer than a second for one that does not answer', async () => {
    const { clearTimeout } = window;
    let answer: Promise<unknown> = Promise.resolve();
    const timers = captureTimers(() => {
      answer = readHdcp(withStatus(() => new Promise(() => undefined)));
    });
    expect(timers.map(({ delayMs }) => delayMs)).to.deep.equal([1000]);
    timers.forEach((timer) => timer.fire());
    expect(await answer).to.equal(null);
    releaseTimers(clearTimeout);
  });
});

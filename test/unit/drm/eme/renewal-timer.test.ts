import { expect } from '@open-wc/testing';
import { renewWhilePlaying } from '../../../../src/drm/eme/renewal-timer.ts';
import { captureTimers, type CapturedTimer } from '../../lib/captured-timer.ts';

describe('renewWhilePlaying', () => {
  const { clearTimeout } = window;
  let renewals: number;
  let life: AbortController;
  const element = (paused: boolean): HTMLVideoElement =>
    Object.defineProperty(document.createElement('video'), 'paused', { value: paused });

  beforeEach(() => {
    renewals = 0;
    life = new AbortController();
  });
  afterEach(() => Object.assign(window, { clearTimeout }));

  function start(video: HTMLVideoElement | null): CapturedTimer | undefined {
    return captureTimers(() =>
      renewWhilePlaying(
        9,
        () => video,
        () => (renewals += 1),
        life.signal,
      ),
    )[0];
  }

  it('renews when it is time', () => {
    const timer = start(element(false));
    expect([timer?.delayMs, renewals]).to.deep.equal([9000, 0]);
    timer?.fire();
    expect(renewals).to.equal(1);
  });

  it('renews a paused playback once, when it plays on', () => {
    const video = element(true);
    start(video)?.fire();
    expect(renewals).to.equal(0);
    video.dispatchEvent(new Event('play'));
    video.dispatchEvent(new Event('play'));
    expect(renewals).to.equal(1);
  });

  it('renews nothing that is on no element, until it is on one that plays', () => {
    let video: HTMLVideoElement | null = null;
    const [due] = captureTimers(() =>
      renewWhilePlaying(
        9,
        () => video,
        () => (renewals += 1),
        life.signal,
      ),
    );
    const [first] = captureTimers(() => due?.fire());
    expect(renewals).to.equal(0);
    video = element(true);
    const [second] = captureTimers(() => first?.fire());
    expect(renewals).to.equal(0);
    video = element(false);
    expect(captureTimers(() => second?.fire())).to.deep.equal([]);
    expect(renewals).to.equal(1);
  });

  it('renews nothing after the playback, paused or not', () => {
    const video = element(true);
    start(video)?.fire();
    const timer = start(null);
    life.abort();
    video.dispatchEvent(new Event('play'));
    expect(timer?.isCleared()).to.equal(true);
    expect(renewals).to.equal(0);
  });
});

import { expect } from '@open-wc/testing';
import { createBrowserPlatform } from '../../../../src/platform/browser/browser-platform.ts';
import { parseUserAgent } from '../../../../src/platform/user-agent.ts';

const TOLD = parseUserAgent(navigator.userAgent);

describe('createBrowserPlatform', () => {
  it('reads the keyboard as a remote', () => {
    const { remoteKeys } = createBrowserPlatform(TOLD);
    const keys = [37, 38, 39, 40, 13, 27, 8, 32].map((code) => remoteKeys[code]);
    expect(keys).to.deep.equal(['left', 'up', 'right', 'down', 'ok', 'back', 'back', 'play-pause']);
  });

  it('prefers a CDM of the browser to ClearKey', () => {
    const { keySystems } = createBrowserPlatform(TOLD);
    expect(keySystems[keySystems.length - 1]).to.equal('clearkey');
    expect(keySystems).to.include.members(['widevine', 'playready']);
  });

  it('closes the window to leave', () => {
    const { close } = window;
    let closed = 0;
    window.close = () => (closed += 1);
    createBrowserPlatform(TOLD).exit();
    window.close = close;
    expect(closed).to.equal(1);
  });
});

import { expect } from '@open-wc/testing';
import { detectPlatform, platformName } from '../../../src/platform/detect.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

const USER_AGENTS = {
  'Tizen 3.0': [
    'Mozilla/5.0 (SMART-TV; LINUX; Tizen 3.0) AppleWebKit/538.1 (KHTML, like Gecko) Version/3.0 TV Safari/538.1',
    'tizen',
  ],
  'Tizen 5.0': [`Mozilla/5.0 (SMART-TV; LINUX; Tizen 5.0) ${WEBKIT} Version/5.0 TV Safari/537.36`, 'tizen'],
  'Tizen 5.5': [`Mozilla/5.0 (SMART-TV; LINUX; Tizen 5.5) ${WEBKIT} 69.0.3497.106.1/5.5 TV Safari/537.36`, 'tizen'],
  'Tizen 6.5': [`Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.5) ${WEBKIT} 85.0.4183.93/6.5 TV Safari/537.36`, 'tizen'],
  'webOS 5': [`Mozilla/5.0 (Web0S; Linux/SmartTV) ${WEBKIT} Chrome/68.0.3440.106 Safari/537.36 WebAppManager`, 'webos'],
  'webOS 6': [`Mozilla/5.0 (Web0S; Linux/SmartTV) ${WEBKIT} Chrome/79.0.3945.79 Safari/537.36 WebAppManager`, 'webos'],
  'webOS 22': [`Mozilla/5.0 (Web0S; Linux/SmartTV) ${WEBKIT} Chrome/87.0.4280.88 Safari/537.36 WebAppManager`, 'webos'],
  'webOS with the letter O': [
    `Mozilla/5.0 (webOS; Linux/SmartTV) ${WEBKIT} Chrome/79.0.3945.79 Safari/537.36`,
    'webos',
  ],
  'Chrome on Linux': [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/156.0.0.0 Safari/537.36`, 'browser'],
  'Safari on a Mac': [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15',
    'browser',
  ],
} as const;

describe('platformName', () => {
  for (const [device, [userAgent, name]] of Object.entries(USER_AGENTS)) {
    it(`calls ${device} ${name}`, () => {
      expect(platformName(userAgent)).to.equal(name);
    });
  }
});

describe('detectPlatform', () => {
  it('is the browser platform in this browser', () => {
    expect(detectPlatform().name).to.equal('browser');
  });
});

import { expect } from '@open-wc/testing';
import { parseConfig } from '../../src/config.ts';
import { playerErrorFrom } from './lib/rejection.ts';

describe('parseConfig', () => {
  it('has a default for all that is absent', () => {
    for (const given of [undefined, null, {}]) {
      expect(parseConfig(given)).to.deep.equal({ backendUrl: '', account: 'demo' });
    }
  });

  it('takes all that an operator may set', () => {
    const config = { backendUrl: 'http://tv.test:8080', account: 'ann', language: 'fr', maxVideoHeight: 1080 };
    expect(parseConfig(config)).to.deep.equal(config);
  });

  for (const [field, given] of [
    ['backendUrl', { backendUrl: 'http://tv.test/' }],
    ['backendUrl', { backendUrl: 'tv.test' }],
    ['backendUrl', { backendUrl: 7 }],
    ['account', { account: '' }],
    ['language', { language: 'de' }],
    ['maxVideoHeight', { maxVideoHeight: 0 }],
    ['maxVideoHeight', { maxVideoHeight: 719.5 }],
    ['maxVideoHeigth', { maxVideoHeigth: 720 }],
    ['', 'http://tv.test'],
  ] as const) {
    it(`refuses ${JSON.stringify(given)} and names the field`, () => {
      const error = playerErrorFrom(() => parseConfig(given));
      expect(error.code).to.equal('CONFIG_INVALID');
      expect(error.details.field).to.equal(field);
    });
  }
});

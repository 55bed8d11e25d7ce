import { expect } from '@open-wc/testing';
import { PlayerError } from '../../../src/errors.ts';
import type { ErrorDetails } from '../../../src/errors.ts';
import { errorCodeLine } from '../../../src/ui/error-code-line.ts';

const line = (details: ErrorDetails): string =>
  errorCodeLine(new PlayerError('LICENSE_DENIED', 'refused', { details }));

describe('errorCodeLine', () => {
  it('names the code alone where nothing else is known', () => {
    expect(line({})).to.equal('LICENSE_DENIED');
  });

  it('adds who said no, the most telling first', () => {
    expect(line({ expressPlayCode: -4010, httpStatus: 403 })).to.equal('LICENSE_DENIED · ExpressPlay -4010');
    expect(line({ hresult: '0x8004c600', httpStatus: 500 })).to.equal('LICENSE_DENIED · PlayReady 0x8004c600');
    expect(line({ httpStatus: 500, name: 'TypeError' })).to.equal('LICENSE_DENIED · HTTP 500');
    expect(line({ entitlementError: 404 })).to.equal('LICENSE_DENIED · entitlement error 404');
    expect(line({ field: 'titles.3.artwork.card' })).to.equal('LICENSE_DENIED · titles.3.artwork.card');
    expect(line({ dashCode: 27, name: 'Error' })).to.equal('LICENSE_DENIED · dash.js 27');
    expect(line({ name: 'QuotaExceededError' })).to.equal('LICENSE_DENIED · QuotaExceededError');
  });

  it('shows no address, key id or message', () => {
    const shown = line({ url: 'https://license.example/?token=x', keyIds: ['00'], retryAfterS: 9 });
    expect(shown).to.equal('LICENSE_DENIED');
  });
});

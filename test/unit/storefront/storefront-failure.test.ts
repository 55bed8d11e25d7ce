import { expect } from '@open-wc/testing';
import { storefrontFailure } from '../../../src/storefront/storefront-failure.ts';
import { answer, NETWORK_FAILURE, TIMEOUT } from '../lib/scripted-transport.ts';

describe('storefrontFailure', () => {
  for (const [what, outcome, code] of [
    ['401', answer(401), 'ENTITLEMENT_SIGNED_OUT'],
    ['403', answer(403), 'ENTITLEMENT_DENIED'],
    ['400', answer(400), 'ENTITLEMENT_INVALID'],
    ['404', answer(404), 'ENTITLEMENT_INVALID'],
    ['204', answer(204), 'ENTITLEMENT_INVALID'],
    ['500', answer(500), 'ENTITLEMENT_UNREACHABLE'],
    ['503', answer(503), 'ENTITLEMENT_UNREACHABLE'],
    ['nothing in time', TIMEOUT, 'ENTITLEMENT_UNREACHABLE'],
    ['nothing at all', NETWORK_FAILURE, 'ENTITLEMENT_UNREACHABLE'],
  ] as const) {
    it(`calls ${what} ${code}`, () => {
      const error = storefrontFailure(outcome, 'a feed');
      expect(error.code).to.equal(code);
      expect(error.message).to.contain('a feed');
      expect(error.details.httpStatus).to.equal(outcome.kind === 'answer' ? outcome.status : undefined);
    });
  }
});

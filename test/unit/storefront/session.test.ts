import { expect } from '@open-wc/testing';
import type { HttpOutcome } from '../../../src/lib/http.ts';
import { signIn } from '../../../src/storefront/session.ts';
import { playerErrorOf } from '../lib/rejection.ts';
import { answer, NETWORK_FAILURE, scriptTransport } from '../lib/scripted-transport.ts';

const { signal } = new AbortController();

function attempt(outcome: HttpOutcome): ReturnType<typeof signIn> {
  return signIn({ backendUrl: '', account: 'ann', transport: scriptTransport([outcome]).transport }, signal);
}

describe('signIn', () => {
  it('keeps the access token only', async () => {
    const session = await attempt(answer(201, { accessToken: 't1', tokenType: 'Bearer', extra: 1 }));
    expect(session).to.deep.equal({ accessToken: 't1' });
  });

  for (const [what, outcome, code] of [
    ['401', answer(401), 'CONFIG_INVALID'],
    ['403', answer(403), 'CONFIG_INVALID'],
    ['500', answer(500), 'ENTITLEMENT_UNREACHABLE'],
    ['nothing', NETWORK_FAILURE, 'ENTITLEMENT_UNREACHABLE'],
    ['200 in place of 201', answer(200, { accessToken: 't1', tokenType: 'Bearer' }), 'ENTITLEMENT_INVALID'],
    ['an empty token', answer(201, { accessToken: '', tokenType: 'Bearer' }), 'ENTITLEMENT_INVALID'],
    ['another kind of token', answer(201, { accessToken: 't1', tokenType: 'MAC' }), 'ENTITLEMENT_INVALID'],
  ] as const) {
    it(`says ${code} when the storefront answers ${what}`, async () => {
      expect((await playerErrorOf(attempt(outcome))).code).to.equal(code);
    });
  }
});

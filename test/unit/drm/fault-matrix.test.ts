import { expect } from '@open-wc/testing';
import { createGrantKeeper, type GrantKeeper } from '../../../src/drm/grant-keeper.ts';
import { createLicenseExchange, type LicenseExchange } from '../../../src/drm/license-exchange.ts';
import { PlayerError } from '../../../src/errors.ts';
import { bodyText, type HttpOutcome, type HttpRequest } from '../../../src/lib/http.ts';
import { CAUSES } from '../../matrix/causes.ts';
import { coursesOf, nameOf, WHENS, type Cell } from '../../matrix/cells.ts';
import { expectedOf } from '../../matrix/expected.ts';
import { defer } from '../lib/deferred.ts';
import { answer, NETWORK_FAILURE, scriptTransport } from '../lib/scripted-transport.ts';
import { VirtualClock } from '../lib/virtual-clock.ts';
import { withTimeout } from '../lib/with-timeout.ts';
import { fakeGrant, KEY_A, KEY_B, RESOURCE } from './fake-grant.ts';
import { base64, SOAP_CHALLENGE, utf16, utf8, wrap } from './playready-messages.ts';

const EXCHANGE_MS = 10_000;
/** The grant is as good as before. */
const RENEWED_AFTER_MS = 60_000;
const LICENSE = '{"keys":[{"kty":"oct"}]}';
const INVALID_TOKEN = { code: -4010, message: '[-4010] Invalid token' };
const { signal } = new AbortController();

/** A playback whose exchanges go through a scripted license server and a scripted storefront. */
class Playback {
  readonly clock = new VirtualClock();
  /** Since the cause was first met. */
  tries = 0;
  grants = 0;
  readonly keeper: GrantKeeper;
  private readonly exchange: LicenseExchange;
  private isStruck = false;
  private given = 0;

  constructor(private readonly cell: Cell) {
    const { clock } = this;
    const { now, sleep } = clock;
    const transport = withTimeout(scriptTransport((request) => this.reply(request)).transport, clock);
    this.keeper = this.createKeeper();
    this.exchange = createLicenseExchange({ grants: this.keeper, transport, now, sleep, random: () => 0.5 });
  }

  ask(keyId: string): Promise<ArrayBuffer> {
    const message = this.cell.keySystem === 'playready' ? utf16(wrap(base64(SOAP_CHALLENGE))) : utf8('challenge');
    return this.exchange({ keyIds: [keyId], message }, signal);
  }

  /** From now on the license server meets the cause, and the token's fate. */
  strike(): void {
    this.isStruck = true;
    this.tries = this.grants = 0;
  }

  private createKeeper(): GrantKeeper {
    const { keySystem, token } = this.cell;
    return createGrantKeeper({
      source: (_resource, _keySystem, _signal, isRenewal) => {
        this.grants += 1;
        expect(isRenewal, 'a grant asked for after a refusal brings other tokens').to.equal(this.isStruck);
        if (this.isStruck && token === 'revoked')
          return Promise.reject(new PlayerError('ENTITLEMENT_SIGNED_OUT', 'no'));
        return Promise.resolve(fakeGrant(`grant-${(this.given += 1)}`, { keySystem }));
      },
      resource: RESOURCE,
      keySystem,
      now: this.clock.now,
      signal,
    });
  }

  private reply(request: HttpRequest): HttpOutcome | Promise<HttpOutcome> {
    const { cause, met, token } = this.cell;
    this.tries += 1;
    if (!this.isStruck) return answer(200, LICENSE);
    if (this.tries === 1 || met === 'always') return meet(cause.fault);
    if (token === 'revoked') return answer(403);
    const isHeld = request.url.includes('/grant-1/');
    return token === 'expired' && isHeld ? answer(401, INVALID_TOKEN) : answer(200, LICENSE);
  }
}

/** A fault as a transport sees it. */
function meet(fault: Cell['cause']['fault']): HttpOutcome | Promise<HttpOutcome> {
  if (fault === 'name not found') return NETWORK_FAILURE;
  if ('license' in fault) return answer(200, LICENSE.slice(0, LICENSE.length / 2));
  if ('connection' in fault) return fault.connection === 'is reset' ? NETWORK_FAILURE : defer<HttpOutcome>().promise;
  const headers = Object.entries(fault.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  return answer(fault.status, fault.body, Object.fromEntries(headers));
}

const codeOf = (thrown: unknown): string => (thrown instanceof PlayerError ? thrown.code : String(thrown));

async function check(cell: Cell): Promise<void> {
  const playback = new Playback(cell);
  const { clock } = playback;
  // As the player does, before it asks for any license.
  await playback.keeper.current();
  if (cell.phase !== 'first license') await playback.ask(KEY_A);
  if (cell.phase === 'renewal') clock.nowMs += RENEWED_AFTER_MS;
  playback.strike();
  const startedMs = clock.nowMs;
  const asked = playback.ask(cell.phase === 'second key' ? KEY_B : KEY_A);
  const got = await clock.run(asked).then(bodyText, codeOf);
  const { outcome, tries, grants } = expectedOf(cell);
  // The bytes are not the exchange's to judge.
  const isForCdm = cell.cause.hope === 'none, says the CDM';
  if (isForCdm) expect(got, 'what the CDM gets').to.equal(bodyText((await meetAnswer(cell)).body));
  else expect(got).to.equal(outcome === 'license' ? LICENSE : outcome);
  expect([playback.tries, playback.grants], 'tries and grants').to.deep.equal([tries, grants]);
  expect(clock.nowMs - startedMs).to.be.at.most(EXCHANGE_MS);
  expect(clock.left, 'timers that nobody stopped').to.equal(0);
}

async function meetAnswer({ cause }: Cell): Promise<HttpOutcome & { kind: 'answer' }> {
  const met = await meet(cause.fault);
  if (met.kind !== 'answer') throw new TypeError(`Expected ${cause.name} to be an answer`);
  return met;
}

describe('The fault matrix, at the license exchange', () => {
  for (const cause of CAUSES) {
    for (const course of coursesOf(cause)) {
      it(`${cause.name} ${course.met}, token ${course.token}: for each license of each key system`, async () => {
        for (const when of WHENS) {
          const cell = { cause, ...course, ...when };
          await check(cell).catch((thrown: unknown) => {
            throw new TypeError(`${nameOf(cell)}: ${String(thrown)}`);
          });
        }
      });
    }
  }
});

import { expect } from '@open-wc/testing';
import { isAbortError } from '../../../src/lib/abort.ts';
import type { HttpOutcome, HttpRequest } from '../../../src/lib/http.ts';
import { createStorefront, type Storefront } from '../../../src/storefront/storefront.ts';
import { RESOURCE } from '../drm/fake-grant.ts';
import { defer, nextTask } from '../lib/deferred.ts';
import { playerErrorOf, rejectionOf } from '../lib/rejection.ts';
import { answer, NETWORK_FAILURE, scriptTransport, type ScriptedTransport } from '../lib/scripted-transport.ts';
import { feed, feedTitle, KEY_ID } from './fake-feed.ts';

const { signal } = new AbortController();
const LICENSES = [{ keyIDs: [KEY_ID], epTokenURL: 'https://rights.test/?ExpressPlayToken=AQAA' }];

type Reply = HttpOutcome | Promise<HttpOutcome>;

/** A back end whose sign-ins are numbered; `change` replaces what it answers. */
function setUp(change: (request: HttpRequest, name: string) => Reply | undefined = () => undefined): {
  readonly storefront: Storefront;
  readonly network: ScriptedTransport;
  readonly sent: () => string[];
} {
  let sessions = 0;
  const network = scriptTransport((request) => {
    const name = request.url.replace('https://back.test/storefront/', '');
    const changed = change(request, name);
    if (changed !== undefined) return changed;
    if (name === 'sessions') return answer(201, { accessToken: `t${(sessions += 1)}`, tokenType: 'Bearer' });
    if (name === 'feed') return answer(200, feed([feedTitle('a')], ['a']));
    const allowed = { messageID: 'm1', version: 1, isAllowed: true, epTokenURL: '', licenses: LICENSES };
    return answer(200, allowed);
  });
  const { transport, requests } = network;
  const storefront = createStorefront({
    backendUrl: 'https://back.test',
    account: 'ann',
    transport,
    newMessageId: () => 'm1',
  });
  const sent = (): string[] =>
    requests.map(({ method, url, headers }) =>
      [method, url.replace('https://back.test/storefront/', ''), headers?.Authorization ?? '-'].join(' '),
    );
  return { storefront, network, sent };
}

describe('createStorefront', () => {
  it('signs in at first need and shows the session with each request', async () => {
    const { storefront, network, sent } = setUp();
    expect(sent()).to.deep.equal([]);
    const { rails } = await storefront.fetchFeed(signal);
    expect(rails[0]?.titles[0]?.id).to.equal('a');
    const grant = await storefront.grants(RESOURCE, 'widevine', signal, false);
    expect(grant.licenses[0]?.keyIds).to.deep.equal([KEY_ID]);
    expect(sent()).to.deep.equal(['POST sessions -', 'GET feed Bearer t1', 'POST entitlements Bearer t1']);
    expect(network.requests[0]?.body).to.equal('{"account":"ann"}');
    expect(JSON.parse(network.requests[2]?.body as string)).to.include({ messageID: 'm1', contentID: RESOURCE.id });
  });

  it('signs in once for requests made in parallel', async () => {
    const { storefront, sent } = setUp();
    await Promise.all([storefront.fetchFeed(signal), storefront.grants(RESOURCE, 'widevine', signal, false)]);
    expect(sent().filter((line) => line.startsWith('POST sessions'))).to.have.lengthOf(1);
  });

  it('says ENTITLEMENT_SIGNED_OUT when the session is unknown, and signs in anew after signOut', async () => {
    let revoked = true;
    const { storefront, sent } = setUp((_request, name) => (revoked && name === 'feed' ? answer(401) : undefined));
    expect((await playerErrorOf(storefront.fetchFeed(signal))).code).to.equal('ENTITLEMENT_SIGNED_OUT');
    revoked = false;
    storefront.signOut();
    await storefront.fetchFeed(signal);
    expect(sent().slice(2)).to.deep.equal(['POST sessions -', 'GET feed Bearer t2']);
  });

  it('signs in anew by itself after the storefront refused the session', async () => {
    const { storefront, sent } = setUp(({ headers }, name) =>
      name !== 'sessions' && headers?.Authorization === 'Bearer t1' ? answer(401) : undefined,
    );
    const refused = [storefront.fetchFeed(signal), storefront.grants(RESOURCE, 'widevine', signal, false)];
    for (const request of refused) expect((await playerErrorOf(request)).code).to.equal('ENTITLEMENT_SIGNED_OUT');
    await storefront.fetchFeed(signal);
    await storefront.grants(RESOURCE, 'widevine', signal, false);
    expect(sent().slice(3)).to.deep.equal(['POST sessions -', 'GET feed Bearer t2', 'POST entitlements Bearer t2']);
  });

  it('keeps the newer session when an older one is refused late', async () => {
    const late = defer<HttpOutcome>();
    let asked = 0;
    const { storefront, sent } = setUp((_request, name) =>
      name === 'feed' && (asked += 1) === 1 ? late.promise : undefined,
    );
    const early = rejectionOf(storefront.fetchFeed(signal));
    await nextTask();
    storefront.signOut();
    await storefront.fetchFeed(signal);
    late.resolve(answer(401));
    await early;
    await storefront.fetchFeed(signal);
    expect(sent().filter((line) => line.startsWith('POST sessions'))).to.have.lengthOf(2);
  });

  it('can sign in again after a sign-in that failed', async () => {
    let isDown = true;
    const { storefront } = setUp((_request, name) => (isDown && name === 'sessions' ? NETWORK_FAILURE : undefined));
    const failed = [storefront.fetchFeed(signal), storefront.grants(RESOURCE, 'widevine', signal, false)];
    for (const request of failed) expect((await playerErrorOf(request)).code).to.equal('ENTITLEMENT_UNREACHABLE');
    isDown = false;
    expect((await storefront.fetchFeed(signal)).rails).to.have.lengthOf(1);
  });

  it('keeps the newer session when an older sign-in fails after signOut', async () => {
    const first = defer<HttpOutcome>();
    let signIns = 0;
    const { storefront, sent } = setUp((_request, name) =>
      name === 'sessions' && (signIns += 1) === 1 ? first.promise : undefined,
    );
    const early = rejectionOf(storefront.fetchFeed(signal));
    storefront.signOut();
    await storefront.fetchFeed(signal);
    first.resolve(answer(503));
    await early;
    await storefront.fetchFeed(signal);
    expect(sent().filter((line) => line.startsWith('POST sessions'))).to.have.lengthOf(2);
  });

  it('goes on signing in when one of those who wait gives up', async () => {
    const session = defer<HttpOutcome>();
    const { storefront, sent } = setUp((_request, name) => (name === 'sessions' ? session.promise : undefined));
    const controller = new AbortController();
    const impatient = rejectionOf(storefront.fetchFeed(controller.signal));
    const patient = storefront.fetchFeed(signal);
    controller.abort();
    expect(isAbortError(await impatient)).to.equal(true);
    session.resolve(answer(201, { accessToken: 't1', tokenType: 'Bearer' }));
    await patient;
    expect(sent()).to.deep.equal(['POST sessions -', 'GET feed Bearer t1']);
  });

  it('counts a 5xx as unreachable and a 403 as a denial', async () => {
    const down = setUp((_request, name) => (name === 'feed' ? answer(503) : undefined));
    expect((await playerErrorOf(down.storefront.fetchFeed(signal))).code).to.equal('ENTITLEMENT_UNREACHABLE');
    const denied = setUp((_request, name) => (name === 'entitlements' ? answer(403) : undefined));
    const refusal = await playerErrorOf(denied.storefront.grants(RESOURCE, 'widevine', signal, false));
    expect(refusal.code).to.equal('ENTITLEMENT_DENIED');
  });
});

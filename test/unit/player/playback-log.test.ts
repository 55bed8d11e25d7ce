import { expect } from '@open-wc/testing';
import type { LicenseGrant } from '../../../src/drm/license-grant.ts';
import { PlayerError } from '../../../src/errors.ts';
import { createStore } from '../../../src/lib/store.ts';
import { PlaybackLog } from '../../../src/player/playback-log.ts';
import { IDLE, type PlayerState } from '../../../src/player/player-state.ts';
import { fakeGrant, KEY_A, KEY_B, RESOURCE } from '../drm/fake-grant.ts';
import { rejectionOf } from '../lib/rejection.ts';
import { answer, NETWORK_FAILURE, scriptTransport } from '../lib/scripted-transport.ts';

const TITLE = { titleId: RESOURCE.id, keySystem: 'playready' } as const;

describe('PlaybackLog', () => {
  let nowMs: number;
  let log: PlaybackLog;
  const { signal } = new AbortController();
  beforeEach(() => {
    nowMs = 1000;
    log = new PlaybackLog(() => nowMs);
  });

  const ask = (grant: () => Promise<LicenseGrant>, isRenewal = false): Promise<LicenseGrant> =>
    log.watchGrants(grant)(RESOURCE, 'playready', signal, isRenewal);
  const request = (url: string) => ({ method: 'POST', url, timeoutMs: 1 }) as const;

  it('keeps each grant, with how long things live, and why there was none', async () => {
    await ask(() => Promise.resolve(fakeGrant('first', { expiresInS: 60, licenseDurationS: 600, renewAfterS: 30 })));
    nowMs = 2000;
    const denied = new PlayerError('ENTITLEMENT_DENIED', 'no');
    expect(await rejectionOf(ask(() => Promise.reject(denied), true))).to.equal(denied);
    const lifetimes = { expiresInS: 60, licenseDurationS: 600, renewAfterS: 30 };
    expect(log.entries).to.deep.equal([
      { ...TITLE, atMs: 1000, step: 'grant', isRenewal: false, error: null, lifetimes },
      { ...TITLE, atMs: 2000, step: 'grant', isRenewal: true, error: 'ENTITLEMENT_DENIED', lifetimes: null },
    ]);
  });

  it('keeps the answer to each license request, and for which keys it was', async () => {
    await ask(() => Promise.resolve(fakeGrant()));
    const network = scriptTransport([answer(200, 'license'), NETWORK_FAILURE]);
    const transport = log.watchTransport(network.transport);
    const { url = '' } = fakeGrant().licenses[0] ?? {};
    expect(await transport(request(url), signal)).to.include({ status: 200 });
    expect(await transport(request('http://127.0.0.1:1/'), signal)).to.equal(NETWORK_FAILURE);
    expect(log.entries.slice(1)).to.deep.equal([
      { ...TITLE, atMs: 1000, step: 'license', keyIds: [KEY_A], answer: 200 },
      { ...TITLE, atMs: 1000, step: 'license', keyIds: [], answer: 'network' },
    ]);
  });

  it('tells keys apart by their tokens, where those ride in a header', async () => {
    const licenses = [KEY_A, KEY_B].map((keyId) => {
      const token = { value: `token of ${keyId}`, carriage: { header: 'X-Token' } };
      return { keyIds: [keyId], url: 'https://rights.test/', token };
    });
    await ask(() => Promise.resolve(fakeGrant('first', { licenses })));
    const { transport } = scriptTransport([answer(200)]);
    const headers = { 'X-Token': `token of ${KEY_B}` };
    await log.watchTransport(transport)({ ...request('https://rights.test/'), headers }, signal);
    expect(log.entries[1]).to.deep.include({ step: 'license', keyIds: [KEY_B] });
  });

  it('tells where licenses come from without their tokens, and of cookies the names', async () => {
    expect(log.granted).to.deep.equal({ licenseUrl: null, cookieNames: [] });
    const licenses = [{ keyIds: [KEY_A], url: 'https://rights.test/rights/?ExpressPlayToken=AQAA' }];
    await ask(() => Promise.resolve(fakeGrant('first', { licenses, cookies: { val1: 'AQAA' } })));
    expect(log.granted).to.deep.equal({ licenseUrl: 'https://rights.test/rights/', cookieNames: ['val1'] });
    expect(JSON.stringify(log.entries)).not.to.contain('AQAA');
  });

  it('keeps what failed at a key system, and hands it on', async () => {
    const heard: unknown[] = [];
    const onRetreat = log.watchRetreats((error) => void heard.push(error));
    const error = new PlayerError('KEY_SESSION_FAILED', 'no');
    await ask(() => Promise.resolve(fakeGrant()));
    onRetreat({ error, keySystem: 'playready' });
    expect(heard).to.deep.equal([error]);
    expect(log.entries[1]).to.deep.equal({ ...TITLE, keySystem: 'playready', atMs: 1000, step: 'retreat', error });
  });

  it('keeps the state of a playback after it', () => {
    const store = createStore<PlayerState>(IDLE);
    log.watchState(store);
    const loading = { status: 'loading', resource: RESOURCE } as const;
    store.set(loading);
    store.set(IDLE);
    expect(log.state).to.equal(loading);
  });

  it('keeps the newest two hundred', async () => {
    for (nowMs = 1; nowMs <= 201; nowMs += 1) await ask(() => Promise.resolve(fakeGrant()));
    expect([log.entries.length, log.entries[0]?.atMs]).to.deep.equal([200, 2]);
  });
});

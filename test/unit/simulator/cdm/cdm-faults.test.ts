import { expect } from '@open-wc/testing';
import { numberOf, readProtobuf } from '../../../../server/protobuf.ts';
import { parseHex, toArrayBuffer, toHex } from '../../../../src/lib/bytes.ts';
import { createSimulatedPlayReady } from '../../../../tools/simulator/cdm/playready.ts';
import type { CdmStep } from '../../../../tools/simulator/cdm/cdm-faults.ts';
import { captureTimers, releaseTimers, type CapturedTimer } from '../../lib/captured-timer.ts';
import { nextTask } from '../../lib/deferred.ts';
import { rejectionOf } from '../../lib/rejection.ts';
import { cencInitData, KEY_ID } from './init-data.ts';
import {
  certificate,
  LICENSE_REQUEST,
  makeMediaKeys,
  next,
  readMessage,
  widevineLicense,
} from './simulated-widevine.ts';

const initData = (): ArrayBuffer => toArrayBuffer(cencInitData());
const typeOf = ({ message }: MediaKeyMessageEvent): number | null => numberOf(readProtobuf(new Uint8Array(message)), 1);
const statusOf = (session: MediaKeySession): MediaKeyStatus | undefined =>
  session.keyStatuses.get(toArrayBuffer(parseHex(KEY_ID)));

/** Calls `act`, which starts timers later on, and waits for what comes of it. Returns the timers. */
async function captureWhile(act: () => Promise<unknown>): Promise<CapturedTimer[]> {
  const { setTimeout, clearTimeout } = window;
  let captured: typeof setTimeout = setTimeout;
  const timers = captureTimers(() => ({ setTimeout: captured } = window));
  Object.assign(window, { setTimeout: captured });
  await act();
  Object.assign(window, { setTimeout });
  releaseTimers(clearTimeout);
  return timers;
}

describe('CdmFaults', () => {
  const requestAccess = navigator.requestMediaKeySystemAccess;
  const opened: MediaKeySession[] = [];
  afterEach(async () => {
    navigator.requestMediaKeySystemAccess = requestAccess;
    await Promise.all(opened.splice(0).map((session) => session.close().catch(() => undefined)));
  });

  async function open(...given: Parameters<typeof makeMediaKeys>): Promise<MediaKeySession> {
    const session = (await makeMediaKeys(...given)).createSession();
    opened.push(session);
    return session;
  }

  const CALLS: Readonly<Record<CdmStep, (rejects: Partial<Record<CdmStep, number>>) => Promise<unknown>>> = {
    createMediaKeys: (rejects) => makeMediaKeys({ rejects }),
    createSession: (rejects) => open({ rejects }),
    generateRequest: async (rejects) => (await open({ rejects })).generateRequest('cenc', initData()),
    update: async (rejects) => {
      const session = await open({ rejects });
      await readMessage(session);
      await session.update(widevineLicense(KEY_ID));
    },
  };
  for (const [step, call] of Object.entries(CALLS)) {
    it(`fails at ${step}, and works where nothing is wrong`, async () => {
      const thrown = await rejectionOf(call({ [step]: 1 }));
      expect(thrown).to.be.instanceOf(DOMException);
      expect((thrown as DOMException).message).to.contain(step);
      navigator.requestMediaKeySystemAccess = requestAccess;
      await call({});
    });
  }

  it('fails so many times, and works afterwards', async () => {
    const session = await open({ rejects: { update: 1 } });
    await readMessage(session);
    await rejectionOf(session.update(widevineLicense(KEY_ID)));
    await session.update(widevineLicense(KEY_ID));
    expect(statusOf(session)).to.equal('usable');
  });

  it('loses the first message of a session, and none of the next', async () => {
    const mediaKeys = await makeMediaKeys({ lostMessages: 1 });
    const [deaf, other] = [mediaKeys.createSession(), mediaKeys.createSession()];
    opened.push(deaf, other);
    let heard = 0;
    deaf.addEventListener('message', () => (heard += 1));
    await deaf.generateRequest('cenc', initData());
    await readMessage(other);
    expect(heard).to.equal(0);
  });

  it('tells no status, ever', async () => {
    const session = await open({ statuses: 'none' });
    let told = 0;
    session.addEventListener('keystatuseschange', () => (told += 1));
    await readMessage(session);
    await session.update(widevineLicense(KEY_ID));
    await nextTask();
    expect([told, session.keyStatuses.size]).to.deep.equal([0, 0]);
  });

  it('tells statuses late', async () => {
    const session = await open({ statuses: { lateMs: 5000 } });
    await readMessage(session);
    let told: Promise<Event> | undefined;
    const timers = await captureWhile(async () => {
      told = next(session, 'keystatuseschange');
      await session.update(widevineLicense(KEY_ID));
      await nextTask();
    });
    expect(timers.map(({ delayMs }) => delayMs)).to.deep.equal([5000]);
    expect(session.keyStatuses.size).to.equal(0);
    timers[0]?.fire();
    await told;
    expect(statusOf(session)).to.equal('usable');
  });

  it('gives one key the statuses it was told, license by license, and others their own', async () => {
    const other = 'b0000000000000000000000000000002';
    const session = await open({ keyStatuses: { [KEY_ID]: ['expired', 'output-restricted'] } });
    await readMessage(session);
    const seen: string[] = [];
    for (let licenses = 0; licenses < 3; licenses += 1) {
      await session.update(widevineLicense(KEY_ID, other));
      seen.push(statusOf(session) ?? '');
    }
    expect(seen).to.deep.equal(['expired', 'output-restricted', 'output-restricted']);
    const all = new Map<string, string>();
    session.keyStatuses.forEach((status, keyId) => all.set(toHex(new Uint8Array(keyId as ArrayBuffer)), status));
    expect([...all]).to.have.deep.members([
      [KEY_ID, 'output-restricted'],
      [other, 'usable'],
    ]);
    expect(session.keyStatuses.has(toArrayBuffer(parseHex(other)))).to.equal(true);
  });

  it('asks for a renewal so long after each license, and is renewed', async () => {
    const session = await open({ renewsAfterS: 9 });
    await readMessage(session);
    const [timer] = await captureWhile(() => session.update(widevineLicense(KEY_ID)));
    expect(timer?.delayMs).to.equal(9000);
    const renewal = next<MediaKeyMessageEvent>(session, 'message');
    timer?.fire();
    expect((await renewal).messageType).to.equal('license-renewal');
    expect(typeOf(await renewal)).to.equal(LICENSE_REQUEST);
    const [again] = await captureWhile(() => session.update(widevineLicense(KEY_ID)));
    expect(statusOf(session)).to.equal('usable');
    expect(again?.delayMs).to.equal(9000);
  });

  it('lets PlayReady ask for no renewal', () => {
    expect(createSimulatedPlayReady('raw').writeRenewal).to.equal(undefined);
  });

  it('says yes to persistent licenses and makes no such session, where it claims so', async () => {
    const persistent = { persistentState: 'required', sessionTypes: ['persistent-license'] } as const;
    const asked = { ...persistent, sessionTypes: [...persistent.sessionTypes] };
    expect(await rejectionOf(makeMediaKeys({}, {}, asked))).to.include({ name: 'NotSupportedError' });
    navigator.requestMediaKeySystemAccess = requestAccess;
    const mediaKeys = await makeMediaKeys({ claimsPersistence: true }, {}, asked);
    expect(() => mediaKeys.createSession('persistent-license')).to.throw(DOMException);
    opened.push(mediaKeys.createSession());
  });

  it('asks for a service certificate first, once, and then for licenses', async () => {
    const mediaKeys = await makeMediaKeys({}, { asksForCertificate: true });
    const session = mediaKeys.createSession();
    const first = await readMessage(session);
    expect(first.messageType).to.equal('license-request');
    expect([...new Uint8Array(first.message)]).to.deep.equal([0x08, 0x04]);
    expect(await rejectionOf(session.update(widevineLicense(KEY_ID)))).to.be.instanceOf(TypeError);
    const second = next<MediaKeyMessageEvent>(session, 'message');
    await session.update(certificate());
    expect(typeOf(await second)).to.equal(LICENSE_REQUEST);
    await session.update(widevineLicense(KEY_ID));
    expect(statusOf(session)).to.equal('usable');
    const later = mediaKeys.createSession();
    opened.push(session, later);
    expect(typeOf(await readMessage(later))).to.equal(LICENSE_REQUEST);
  });

  it('asks for no certificate where it was given one before', async () => {
    const mediaKeys = await makeMediaKeys({}, { asksForCertificate: true });
    expect(await rejectionOf(mediaKeys.setServerCertificate(widevineLicense(KEY_ID)))).to.be.instanceOf(TypeError);
    expect(await mediaKeys.setServerCertificate(certificate())).to.equal(true);
    const session = mediaKeys.createSession();
    opened.push(session);
    expect(typeOf(await readMessage(session))).to.equal(LICENSE_REQUEST);
  });
});

import { expect } from '@open-wc/testing';
import { unwrapPlayReadyMessage } from '../../../../src/drm/playready-message.ts';
import { parseBase64, toArrayBuffer, toBase64Url, parseHex, toHex } from '../../../../src/lib/bytes.ts';
import { bodyText } from '../../../../src/lib/http.ts';
import { installCdm } from '../../../../tools/simulator/cdm/install-cdm.ts';
import { createSimulatedPlayReady } from '../../../../tools/simulator/cdm/playready.ts';
import { rejectionOf } from '../../lib/rejection.ts';
import { cencInitData, KEY_ID } from './init-data.ts';

const NAMES = ['com.microsoft.playready.recommendation', 'com.microsoft.playready'];
/** The key id as a Windows GUID, 44332211-6655-8877-99aa-bbccddeeff00, in base64. */
const GUID = 'RDMiEWZViHeZqrvM3e7/AA==';
const CONFIGURATION = {
  initDataTypes: ['cenc'],
  videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.4D401E"', robustness: '3000' }],
};

const soapLicense = (jwks: object): ArrayBuffer => encode(`<x><License>${btoa(JSON.stringify(jwks))}</License></x>`);

function encode(text: string): ArrayBuffer {
  return toArrayBuffer(new TextEncoder().encode(text));
}

async function openSession(name = 'com.microsoft.playready'): Promise<MediaKeySession> {
  const access = await navigator.requestMediaKeySystemAccess(name, [CONFIGURATION]);
  expect(access.keySystem).to.equal(name);
  const mediaKeys = await access.createMediaKeys();
  expect(mediaKeys).to.be.instanceOf(MediaKeys);
  return mediaKeys.createSession();
}

const next = <T extends Event>(session: MediaKeySession, type: string): Promise<T> =>
  new Promise((resolve) => {
    session.addEventListener(type, (event) => resolve(event as T), { once: true });
  });

async function readMessage(session: MediaKeySession): Promise<MediaKeyMessageEvent> {
  const message = next<MediaKeyMessageEvent>(session, 'message');
  await session.generateRequest('cenc', toArrayBuffer(cencInitData()));
  return message;
}

describe('simulated PlayReady', () => {
  const requestAccess = navigator.requestMediaKeySystemAccess;
  afterEach(() => {
    navigator.requestMediaKeySystemAccess = requestAccess;
  });

  for (const name of NAMES) {
    it(`is found by the name ${name}, gives a key to the browser's own CDM, and nothing else changes`, async () => {
      installCdm(createSimulatedPlayReady('wrapped'));
      const session = await openSession(name);
      let messages = 0;
      session.addEventListener('message', () => (messages += 1));
      const { message, messageType } = await readMessage(session);
      expect(messageType).to.equal('license-request');
      const { headers, body } = unwrapPlayReadyMessage(message);
      expect(Object.keys(headers)).to.have.members(['Content-Type', 'SOAPAction']);
      expect(bodyText(body)).to.contain(
        `<Simulation xmlns="urn:latchkey:simulated-cdm"><KeyId>${GUID}</KeyId><Hdcp>2</Hdcp></Simulation>`,
      );
      const changed = next(session, 'keystatuseschange');
      const k = toBase64Url(parseHex('00112233445566778899aabbccddeeff'));
      const keys = [{ kty: 'oct', kid: toBase64Url(parseHex(KEY_ID)), k }];
      await session.update(soapLicense({ keys, type: 'temporary' }));
      await changed;
      expect(messages, 'ClearKey’s own message is heard by nobody').to.equal(1);
      const statuses: string[] = [];
      session.keyStatuses.forEach((status, keyId) => {
        statuses.push(`${toHex(new Uint8Array(keyId as ArrayBuffer))} ${status}`);
      });
      expect(statuses).to.deep.equal([`${KEY_ID} usable`]);
      await session.close();
      const clearKey = await navigator.requestMediaKeySystemAccess('org.w3.clearkey', [
        { ...CONFIGURATION, videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.4D401E"' }] },
      ]);
      expect(clearKey.keySystem).to.equal('org.w3.clearkey');
    });
  }

  it('reads and writes key ids in GUID order', () => {
    const { readKeyIds, writeMessage } = createSimulatedPlayReady('raw');
    expect(readKeyIds(cencInitData())).to.deep.equal([KEY_ID]);
    expect(bodyText(writeMessage([KEY_ID, '00'.repeat(16)]))).to.contain(
      `<KeyId>${GUID}</KeyId><KeyId>AAAAAAAAAAAAAAAAAAAAAA==</KeyId>`,
    );
  });

  it('writes its messages wrapped in UTF-16, or bare', async () => {
    const firstBytes = { wrapped: [0x3c, 0x00], raw: [0x3c, 0x3f] };
    for (const shape of ['wrapped', 'raw'] as const) {
      navigator.requestMediaKeySystemAccess = requestAccess;
      installCdm(createSimulatedPlayReady(shape));
      const session = await openSession();
      const { message } = await readMessage(session);
      expect(Array.from(new Uint8Array(message, 0, 2)), shape).to.deep.equal(firstBytes[shape]);
      expect(bodyText(unwrapPlayReadyMessage(message).body)).to.match(/^<\?xml.*<AcquireLicense /);
      await session.close();
    }
  });

  it('refuses what is no license', async () => {
    installCdm(createSimulatedPlayReady('raw'));
    const session = await openSession();
    await readMessage(session);
    for (const answer of [
      '',
      'hello',
      '<soap:Fault/>',
      '<x><License>*</License></x>',
      '<x><License>e30=</License></x>',
    ]) {
      expect(await rejectionOf(session.update(encode(answer))), answer).to.not.equal(undefined);
      expect(session.keyStatuses.size, answer).to.equal(0);
    }
    await session.close();
  });

  it('refuses init data without a sound pssh box for PlayReady', async () => {
    installCdm(createSimulatedPlayReady('raw'));
    const session = await openSession();
    const whole = cencInitData();
    const common = whole.slice(0, 52);
    const tooLong = whole.slice();
    tooLong[55] = 0xff;
    for (const [what, initData] of [
      ['another system alone', common],
      ['broken off', whole.slice(0, -1)],
      ['a size that lies', tooLong],
      ['nothing in it', parseBase64('AAAAIHBzc2gAAAAAmgTweZhAQoarkuZb4IhflQAAAAA=')],
    ] as const) {
      const thrown = await rejectionOf(session.generateRequest('cenc', toArrayBuffer(initData)));
      expect(thrown, what).to.be.instanceOf(TypeError);
    }
    const keyids = await rejectionOf(session.generateRequest('keyids', encode('{"kids":[]}')));
    expect((keyids as DOMException).name).to.equal('NotSupportedError');
  });
});

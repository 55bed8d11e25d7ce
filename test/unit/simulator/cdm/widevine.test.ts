import { expect } from '@open-wc/testing';
import { bytesOf, numberOf, readProtobuf, writeProtobuf } from '../../../../server/protobuf.ts';
import { parseHex, toArrayBuffer, toBase64Url, toHex } from '../../../../src/lib/bytes.ts';
import { installCdm } from '../../../../tools/simulator/cdm/install-cdm.ts';
import { createSimulatedWidevine, type WidevineDevice } from '../../../../tools/simulator/cdm/widevine.ts';
import { rejectionOf } from '../../lib/rejection.ts';
import { cencInitData, KEY_ID } from './init-data.ts';

const CONFIGURATION = {
  initDataTypes: ['cenc'],
  videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.4D401E"', robustness: 'HW_SECURE_ALL' }],
};

async function openSession(): Promise<MediaKeySession> {
  const access = await navigator.requestMediaKeySystemAccess('com.widevine.alpha', [CONFIGURATION]);
  expect(access.keySystem).to.equal('com.widevine.alpha');
  return (await access.createMediaKeys()).createSession();
}

function next<T extends Event>(session: MediaKeySession, type: string): Promise<T> {
  return new Promise((resolve) => session.addEventListener(type, (event) => resolve(event as T), { once: true }));
}

async function readMessage(session: MediaKeySession): Promise<Uint8Array> {
  const message = next<MediaKeyMessageEvent>(session, 'message');
  await session.generateRequest('cenc', toArrayBuffer(cencInitData()));
  return new Uint8Array((await message).message);
}

/** The bytes at a path of field numbers. */
function at(message: Uint8Array, ...path: readonly number[]): Uint8Array {
  return path.reduce((bytes, field) => bytesOf(readProtobuf(bytes), field)[0] ?? new Uint8Array(), message);
}

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

function signed(type: number, content: string): ArrayBuffer {
  return toArrayBuffer(
    writeProtobuf([
      [1, type],
      [2, content],
    ]),
  );
}

describe('simulated Widevine', () => {
  const requestAccess = navigator.requestMediaKeySystemAccess;
  afterEach(() => {
    navigator.requestMediaKeySystemAccess = requestAccess;
  });

  it('writes a license request in a signed message, and gives a key to the browser’s own CDM', async () => {
    installCdm(createSimulatedWidevine());
    const session = await openSession();
    const message = await readMessage(session);
    expect(numberOf(readProtobuf(message), 1), 'LICENSE_REQUEST').to.equal(1);
    expect(numberOf(readProtobuf(at(message, 2)), 3), 'NEW').to.equal(1);
    expect(toHex(at(message, 2, 2, 1, 1, 2))).to.equal(KEY_ID);
    const changed = next(session, 'keystatuseschange');
    const k = toBase64Url(parseHex('00112233445566778899aabbccddeeff'));
    const keys = [{ kty: 'oct', kid: toBase64Url(parseHex(KEY_ID)), k }];
    await session.update(signed(2, JSON.stringify({ keys, type: 'temporary' })));
    await changed;
    expect(session.keyStatuses.get(toArrayBuffer(parseHex(KEY_ID)))).to.equal('usable');
    await session.close();
  });

  for (const [what, device, level, hdcp] of [
    ['the strongest device', {}, '5', 2],
    ['a weak one', { securityLevel: 1, hdcp: 0 }, '1', 0],
  ] as const) {
    it(`says that it is a simulation, and of ${what}`, () => {
      const client = at(new Uint8Array(createSimulatedWidevine(device).writeMessage([KEY_ID])), 2, 1);
      const info = bytesOf(readProtobuf(client), 3).map((pair) => `${textOf(at(pair, 1))}=${textOf(at(pair, 2))}`);
      expect(info).to.deep.equal(['cdm=urn:latchkey:simulated-cdm', `security_level=${level}`]);
      expect(numberOf(readProtobuf(at(client, 6)), 4)).to.equal(hdcp);
    });
  }

  it('is as strong as it says, and no stronger', () => {
    const asked = [
      'HW_SECURE_ALL',
      'HW_SECURE_DECODE',
      'HW_SECURE_CRYPTO',
      'SW_SECURE_DECODE',
      'SW_SECURE_CRYPTO',
      '3000',
    ];
    const refusedOf = (device: WidevineDevice): readonly string[] => {
      const system = createSimulatedWidevine(device);
      return asked.filter((robustness) => system.hasRobustness?.(robustness) !== true);
    };
    expect(refusedOf({})).to.deep.equal(['3000']);
    expect(refusedOf({ securityLevel: 3 })).to.deep.equal(['HW_SECURE_ALL', 'HW_SECURE_DECODE', '3000']);
    expect(refusedOf({ securityLevel: 1 })).to.deep.equal(asked.filter((name) => name !== 'SW_SECURE_CRYPTO'));
  });

  it('refuses a page that asks for more', async () => {
    installCdm(createSimulatedWidevine({ securityLevel: 2 }));
    const ask = (...robustness: readonly string[]): Promise<unknown> => {
      const configurations = robustness.map((each) => ({
        initDataTypes: ['cenc'],
        videoCapabilities: [{ contentType: 'video/mp4; codecs="avc1.4D401E"', robustness: each }],
      }));
      return navigator.requestMediaKeySystemAccess('com.widevine.alpha', configurations);
    };
    expect(await rejectionOf(ask('HW_SECURE_ALL'))).to.include({ name: 'NotSupportedError' });
    expect(await ask('HW_SECURE_ALL', 'SW_SECURE_DECODE')).to.be.instanceOf(MediaKeySystemAccess);
    expect(await ask('')).to.be.instanceOf(MediaKeySystemAccess);
  });

  it('refuses what is no license', async () => {
    installCdm(createSimulatedWidevine());
    const session = await openSession();
    await readMessage(session);
    const license = signed(2, '{"keys":[],"type":"temporary"}');
    for (const [what, answer] of [
      ['nothing', new ArrayBuffer(0)],
      ['HTML', toArrayBuffer(new TextEncoder().encode('<html>'))],
      ['another message', signed(1, '{}')],
      ['a license broken off', license.slice(0, -1)],
      ['a license that is no JWK set', signed(2, 'hello')],
    ] as const) {
      expect(await rejectionOf(session.update(answer)), what).to.not.equal(undefined);
      expect(session.keyStatuses.size, what).to.equal(0);
    }
    await session.close();
  });

  it('refuses init data without a pssh box for Widevine', () => {
    const { readKeyIds } = createSimulatedWidevine();
    expect(readKeyIds(cencInitData())).to.deep.equal([KEY_ID]);
    expect(() => readKeyIds(cencInitData().slice(0, 52)), 'another system alone').to.throw(TypeError);
    expect(() => readKeyIds(cencInitData().slice(0, 110)), 'broken off').to.throw(TypeError);
  });
});

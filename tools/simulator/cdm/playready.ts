import { parseBase64, toArrayBuffer } from '../../../src/lib/bytes.ts';
import { wrapChallenge, writeSoapChallenge } from './playready-challenge.ts';
import { readPlayReadyKeyIds } from './playready-object.ts';
import { readPssh } from './pssh.ts';
import type { SimulatedKeySystem } from './simulated-key-system.ts';

/** `wrapped`: XML in UTF-16, as on Windows and Tizen. `raw`: the bare SOAP challenge in UTF-8, as on webOS. */
export type PlayReadyMessageShape = 'wrapped' | 'raw';

const SYSTEM_ID = '9a04f07998404286ab92e65be0885f95';

/** SIMULATION of PlayReady: its names, init data, messages and answers, over ClearKey's keys. `hdcp`: 0 none, 1, 2. */
export function createSimulatedPlayReady(shape: PlayReadyMessageShape, hdcp = 2): SimulatedKeySystem {
  return {
    names: ['com.microsoft.playready.recommendation', 'com.microsoft.playready'],
    readKeyIds(initData) {
      const objects = readPssh(initData, SYSTEM_ID);
      if (objects.length === 0) throw new TypeError('Expected a pssh box for PlayReady in the init data, found none');
      return objects.flatMap(readPlayReadyKeyIds);
    },
    writeMessage(keyIds) {
      const challenge = writeSoapChallenge(keyIds, hdcp);
      return shape === 'raw' ? toArrayBuffer(new TextEncoder().encode(challenge)) : toUtf16(wrapChallenge(challenge));
    },
    readLicense,
  };
}

function toUtf16(text: string): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(text.length * 2));
  for (let index = 0; index < text.length; index += 1) view.setUint16(index * 2, text.charCodeAt(index), true);
  return view.buffer;
}

/** What our rights service puts into the `License` of an AcquireLicense response. */
function readLicense(answer: Uint8Array): string {
  const response = new DOMParser().parseFromString(new TextDecoder().decode(answer), 'application/xml');
  const license = response.getElementsByTagName('License')[0]?.textContent;
  if (license === undefined) throw new TypeError('Expected an AcquireLicense response, got none');
  return new TextDecoder().decode(parseBase64(license));
}

import { parseBase64, parseHex, toArrayBuffer, toBase64Url, toHex } from '../../../src/lib/bytes.ts';
import type { SimulatedKeySystem } from './simulated-key-system.ts';

/** SIMULATION: the browser's ClearKey session, speaking the language of `system` to the page. */
export function simulateSession(session: MediaKeySession, system: SimulatedKeySystem): MediaKeySession {
  const generateRequest = session.generateRequest.bind(session);
  const update = session.update.bind(session);
  session.generateRequest = async (initDataType, initData) => {
    if (initDataType !== 'cenc') {
      throw new DOMException(`Expected init data of type cenc, got ${initDataType}`, 'NotSupportedError');
    }
    const kids = system.readKeyIds(toBytes(initData)).map((keyId) => toBase64Url(parseHex(keyId)));
    await generateRequest('keyids', encode(JSON.stringify({ kids })));
  };
  session.update = async (answer) => update(encode(system.readLicense(toBytes(answer))));
  // The first listener of all: nobody else hears ClearKey's own message.
  session.addEventListener('message', (event) => {
    if (!event.isTrusted) return;
    event.stopImmediatePropagation();
    const message = system.writeMessage(readKeyIds(event.message));
    session.dispatchEvent(new MediaKeyMessageEvent('message', { messageType: event.messageType, message }));
  });
  return session;
}

/** EME, ClearKey license request: `{"kids":["ESIzRFVmd4iZqrvM3e7_AA"],"type":"temporary"}`. */
function readKeyIds(message: ArrayBuffer): readonly string[] {
  const { kids } = JSON.parse(new TextDecoder().decode(message)) as { readonly kids: readonly string[] };
  return kids.map((kid) => toHex(parseBase64(kid)));
}

function encode(text: string): ArrayBuffer {
  return toArrayBuffer(new TextEncoder().encode(text));
}

function toBytes(source: BufferSource): Uint8Array {
  return source instanceof ArrayBuffer
    ? new Uint8Array(source)
    : new Uint8Array(source.buffer, source.byteOffset, source.byteLength);
}

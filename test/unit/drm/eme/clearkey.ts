import { createLevelMemory } from '../../../../src/drm/eme/level-memory.ts';
import { probeKeySystem, type ProbedKeySystem } from '../../../../src/drm/eme/probe.ts';
import type { LicenseExchange } from '../../../../src/drm/license-exchange.ts';
import { parseHex, toArrayBuffer, toBase64Url } from '../../../../src/lib/bytes.ts';

/** A license for these keys, as EME ClearKey takes it. */
export function clearKeyLicense(keyIds: readonly string[]): ArrayBuffer {
  const key = toBase64Url(parseHex('00112233445566778899aabbccddeeff'));
  const keys = keyIds.map((keyId) => ({ kty: 'oct', kid: toBase64Url(parseHex(keyId)), k: key }));
  return toArrayBuffer(new TextEncoder().encode(JSON.stringify({ keys, type: 'temporary' })));
}

/** A license server that always says yes. */
export const grantAll: LicenseExchange = ({ keyIds }) => Promise.resolve(clearKeyLicense(keyIds));

/** The CDM of the browser, with all sessions it was asked to make. */
export interface WatchedCdm {
  readonly probe: () => Promise<ProbedKeySystem>;
  readonly sessions: MediaKeySession[];
  /** Runs when a session has made its key request, before its owner hears of it. */
  onKeyRequest: () => void;
}

export function watchClearKey(): WatchedCdm {
  const watched: WatchedCdm = {
    sessions: [],
    onKeyRequest: () => undefined,
    async probe() {
      const requestAccess = navigator.requestMediaKeySystemAccess.bind(navigator);
      const codecs = { audio: 'mp4a.40.2', video: 'avc1.4D401E' };
      const found = await probeKeySystem({
        keySystems: ['clearkey'],
        codecs,
        requestAccess,
        quirks: { asksRobustness: true, probesAc3As: 'ac-3' },
        levels: Promise.resolve(createLevelMemory({ store: null, device: 'this browser' })),
      });
      const mediaKeys = await found.access.createMediaKeys();
      watchSessions(mediaKeys, watched);
      found.access.createMediaKeys = () => Promise.resolve(mediaKeys);
      return found;
    },
  };
  return watched;
}

function watchSessions(mediaKeys: MediaKeys, watched: WatchedCdm): void {
  const createSession = mediaKeys.createSession.bind(mediaKeys);
  mediaKeys.createSession = (type) => {
    const session = createSession(type);
    const generateRequest = session.generateRequest.bind(session);
    session.generateRequest = async (initDataType, initData) => {
      await generateRequest(initDataType, initData);
      watched.onKeyRequest();
    };
    watched.sessions.push(session);
    return session;
  };
}

/** Whether the session is closed; asked after its owner said so. */
export async function isClosed(session: MediaKeySession): Promise<boolean> {
  const no = new Promise<boolean>((resolve) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      resolve(false);
    };
    channel.port2.postMessage(null);
  });
  return Promise.race([session.closed.then(() => true), no]);
}

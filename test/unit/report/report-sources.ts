import { parseConfig } from '../../../src/config.ts';
import { MediaResource } from '../../../src/drm/media-resource.ts';
import { DefaultMetadataKeys, Metadata } from '../../../src/drm/metadata.ts';
import { NetworkConfiguration } from '../../../src/drm/network-configuration.ts';
import { PlayerError } from '../../../src/errors.ts';
import { createCookieCarriers } from '../../../src/platform/cookies/cookie-carriers.ts';
import { detectPlatform } from '../../../src/platform/detect.ts';
import { readDeviceLevels } from '../../../src/platform/device-levels.ts';
import { PlaybackLog } from '../../../src/player/playback-log.ts';
import type { ReportSources } from '../../../src/report/device-report.ts';
import { scriptDevice } from '../drm/eme/scripted-device.ts';
import { fakeGrant, KEY_A } from '../drm/fake-grant.ts';
import { answer, scriptTransport } from '../lib/scripted-transport.ts';
import { USER_AGENTS } from '../platform/user-agents.ts';

/** Stands wherever something secret could be. */
export const SECRET = 'AQAAABJt0k3nS-_x';

/** A title whose manifest URL, cookies and tokens are all secret. */
function secretResource(): MediaResource {
  const network = new NetworkConfiguration();
  network.cookieHeaders = new Metadata();
  network.cookieHeaders.setValue('val1', SECRET);
  const metadata = new Metadata();
  metadata.setMetadata(DefaultMetadataKeys.NETWORK_CONFIGURATION_KEY, network);
  return MediaResource.createFromURL(`https://cdn.test/a.mpd?sig=${SECRET}`, metadata, {
    keyIds: [KEY_A],
    startKeyIds: [KEY_A],
    initData: [],
    codecs: { audio: 'mp4a.40.2', video: 'avc1.4D401E' },
  });
}

/** A playback on Widevine L3 that went on without a key: two grants, one refused license, two that were taken. */
export async function playedLog(): Promise<PlaybackLog> {
  let nowMs = 0;
  const log = new PlaybackLog(() => (nowMs += 1000));
  const resource = secretResource();
  const { signal } = new AbortController();
  const licenses = [{ keyIds: [KEY_A], url: `https://rights.test/rights?ExpressPlayToken=${SECRET}` }];
  const grants = log.watchGrants(() =>
    Promise.resolve(fakeGrant('first', { licenses, cookies: { val2: SECRET }, headers: { 'X-Grant': SECRET } })),
  );
  const { transport } = scriptTransport([answer(403), answer(200), answer(200)]);
  const send = log.watchTransport(transport);
  await grants(resource, 'widevine', signal, false);
  for (const isRenewal of [true, false, false]) {
    const headers = { 'X-Grant': SECRET };
    await send({ method: 'POST', url: licenses[0]?.url ?? '', headers, body: SECRET, timeoutMs: 1 }, signal);
    if (isRenewal) await grants(resource, 'widevine', signal, true);
  }
  const message = `Expected a license of https://me:${SECRET}@rights.test/?x=${SECRET}, got Bearer ${SECRET}`;
  const impairment = new PlayerError('LICENSE_DENIED', message, { details: { expressPlayCode: -4010 } });
  log.state = { ...{ status: 'playing', resource }, ...NOTHING_SEEN, impairment };
  return log;
}

const NOTHING_SEEN = {
  ...{ position: 0, duration: 0, bufferedUntil: 0, liveWindow: null, tracks: [], quality: null, cues: [] },
  ...{ seekTarget: null, thumbnail: null, limit: null, renditions: [], rate: 1, statistics: null, isOnline: true },
};

/** A Tizen 5.5 with (scripted) Widevine L3, whose engine is this browser. */
export async function sourcesWith(change: Partial<ReportSources> = {}): Promise<ReportSources> {
  const platform = detectPlatform(USER_AGENTS['Tizen 5.5']);
  const config = { backendUrl: 'https://tv.test', maxVideoHeight: 1080, account: SECRET };
  const relay = { url: 'http://127.0.0.1:9000/', secret: SECRET, hosts: ['rights.test'] };
  const { requestAccess } = scriptDevice('com.widevine.alpha');
  return {
    app: { version: '1.2.3', build: 'abc' },
    config: parseConfig({ ...config, relay }),
    device: {
      ...platform,
      requestAccess,
      levels: readDeviceLevels(platform),
      cookieCarriers: createCookieCarriers(relay),
    },
    userAgent: USER_AGENTS['Tizen 5.5'],
    page: window,
    log: await playedLog(),
    isPlaying: true,
    ...change,
  };
}

import { listRelayHosts, type Config } from './config.ts';
import type { CookieCarrier } from './drm/cookie-carrier.ts';
import type { ProbeOptions } from './drm/eme/probe.ts';
import type { GrantSource } from './drm/license-grant.ts';
import type { MediaResource } from './drm/media-resource.ts';
import type { PlayerError } from './errors.ts';
import { sendByXhr } from './lib/http.ts';
import type { ReadableStore } from './lib/store.ts';
import { createCookieCarriers } from './platform/cookies/cookie-carriers.ts';
import { createServiceCarrier } from './platform/cookies/service-carrier.ts';
import { readDeviceLevels } from './platform/device-levels.ts';
import type { Platform } from './platform/platform.ts';
import { Player } from './player/player.ts';
import { readLicenseTimes } from './player/license-times.ts';
import { PlaybackLog } from './player/playback-log.ts';
import type { PlaybackWishes } from './player/playback-wishes.ts';
import { foreseePlayback, type ForeseenPlayback } from './player/foresee-playback.ts';
import type { PictureLimitRules } from './player/picture-limit.ts';
import { probeAhead } from './player/probe-ahead.ts';
import './ui/screens/player-room.ts';

export interface PlayerPartOptions {
  readonly platform: Platform;
  /** Where the picture goes. */
  readonly surface: HTMLElement;
  readonly grants: GrantSource;
  readonly config: Config;
  readonly settings: ReadableStore<PlaybackWishes>;
  readonly onRetreat: (error: PlayerError) => void;
}

/** What a playback needs and the first screen does not: `main` fetches it as a chunk of its own. */
export interface PlayerPart {
  readonly player: Player;
  /** Asks the device what the start of these titles will ask. Never rejects. */
  readonly probeAhead: (resources: readonly MediaResource[]) => Promise<void>;
  /** What the start of this title will find. Never rejects. */
  readonly foresee: (resource: MediaResource) => Promise<ForeseenPlayback | null>;
  /** The device report, as JSON. Rejects where its code cannot be fetched. */
  readonly report: () => Promise<string>;
}

/** A platform, and what is asked of its CDMs. */
type Device = Platform & Omit<ProbeOptions, 'codecs'> & { readonly cookieCarriers: readonly CookieCarrier[] };

export function createPlayerPart(options: PlayerPartOptions): PlayerPart {
  const { platform, config } = options;
  const device = {
    ...platform,
    requestAccess: readRequestAccess(),
    levels: readDeviceLevels(platform),
    cookieCarriers: createCookieCarriers(
      config.relay ?? null,
      createServiceCarrier(platform.name, listRelayHosts(config), location.protocol),
    ),
  };
  const log = new PlaybackLog(() => performance.now());
  const player = createPlayer(device, options, log);
  log.watchState(player.state);
  return {
    player,
    probeAhead: (resources) => probeAhead(resources, device),
    foresee: (resource) => foreseePlayback(resource, device, { ...readLimits(config), ...device.quirks }),
    async report() {
      const { reportDevice } = await import(/* webpackChunkName: "report" */ './report/report-device.ts');
      return reportDevice({ device, config, log, state: player.state.get() });
    },
  };
}

function createPlayer(device: Device, options: PlayerPartOptions, log: PlaybackLog): Player {
  const { surface, grants, config, settings, onRetreat } = options;
  return new Player({
    grants: log.watchGrants(grants),
    transport: log.watchTransport(sendByXhr),
    cookieCarriers: device.cookieCarriers,
    platformName: device.name,
    keySystems: device.keySystems,
    requestAccess: device.requestAccess,
    quirks: device.quirks,
    levels: device.levels,
    now: () => performance.now(),
    preparesAhead: config.prepare,
    onRetreat: log.watchRetreats(onRetreat),
    createEngine: (source, emit) => device.createEngine(surface, source, emit),
    prepareMedia: device.prepareMedia,
    settings,
    readLicenses: ({ id }) => readLicenseTimes(log.entries, id, performance.now()),
    ...readLimits(config),
  });
}

/** The operator's, on how tall a picture may be. */
function readLimits(config: Config): Omit<PictureLimitRules, 'maxHeightUnproven'> {
  return { maxVideoHeight: config.maxVideoHeight ?? null, maxVideoHeightByLevel: config.maxVideoHeightByLevel ?? {} };
}

/** `undefined` where the page is no secure context. */
function readRequestAccess(): Navigator['requestMediaKeySystemAccess'] | undefined {
  const { requestMediaKeySystemAccess: request } = navigator as Partial<Navigator>;
  return request?.bind(navigator);
}

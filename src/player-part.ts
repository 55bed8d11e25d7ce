import type { Config } from './config.ts';
import type { ProbeOptions } from './drm/eme/probe.ts';
import type { GrantSource } from './drm/license-grant.ts';
import type { MediaResource } from './drm/media-resource.ts';
import type { PlayerError } from './errors.ts';
import { sendByXhr } from './lib/http.ts';
import { createCookieCarriers } from './platform/cookies/cookie-carriers.ts';
import { readDeviceLevels } from './platform/device-levels.ts';
import type { Platform } from './platform/platform.ts';
import { Player } from './player/player.ts';
import { probeAhead } from './player/probe-ahead.ts';
import './ui/screens/player-room.ts';

export interface PlayerPartOptions {
  readonly platform: Platform;
  /** Where the picture goes. */
  readonly surface: HTMLElement;
  readonly grants: GrantSource;
  readonly config: Config;
  readonly onRetreat: (error: PlayerError) => void;
}

/** What a playback needs and the first screen does not: `main` fetches it as a chunk of its own. */
export interface PlayerPart {
  readonly player: Player;
  /** Asks the device what the start of these titles will ask. Never rejects. */
  readonly probeAhead: (resources: readonly MediaResource[]) => Promise<void>;
}

/** A platform, and what is asked of its CDMs. */
type Device = Platform & Omit<ProbeOptions, 'codecs'>;

export function createPlayerPart(options: PlayerPartOptions): PlayerPart {
  const { platform } = options;
  const device = { ...platform, requestAccess: readRequestAccess(), levels: readDeviceLevels(platform) };
  return { player: createPlayer(device, options), probeAhead: (resources) => probeAhead(resources, device) };
}

function createPlayer(device: Device, { surface, grants, config, onRetreat }: PlayerPartOptions): Player {
  return new Player({
    grants,
    transport: sendByXhr,
    cookieCarriers: createCookieCarriers(config.relay ?? null),
    platformName: device.name,
    keySystems: device.keySystems,
    requestAccess: device.requestAccess,
    quirks: device.quirks,
    levels: device.levels,
    now: () => performance.now(),
    preparesAhead: config.prepare,
    onRetreat,
    createEngine: (source, emit) => device.createEngine(surface, source, emit),
    prepareMedia: device.prepareMedia,
    maxVideoHeight: config.maxVideoHeight ?? null,
    maxVideoHeightByLevel: config.maxVideoHeightByLevel ?? {},
  });
}

/** `undefined` where the page is no secure context. */
function readRequestAccess(): Navigator['requestMediaKeySystemAccess'] | undefined {
  const { requestMediaKeySystemAccess: request } = navigator as Partial<Navigator>;
  return request?.bind(navigator);
}

import { createCheckedClock } from '../drm/checked-clock.ts';
import { createContentKeys, type ContentKeys } from '../drm/eme/content-keys.ts';
import type { CookieDelivery } from '../drm/cookie-delivery.ts';
import type { EmeQuirks } from '../drm/eme/eme-quirks.ts';
import {
  probeKeySystem,
  recallKeySystem,
  type FoundKeySystem,
  type ProbedKeySystem,
  type ProbeOptions,
} from '../drm/eme/probe.ts';
import { createGrantKeeper, type GrantKeeper } from '../drm/grant-keeper.ts';
import type { KeySystemId } from '../drm/key-system.ts';
import { createLicenseExchange } from '../drm/license-exchange.ts';
import { createLicenseTransport } from '../drm/license-transport.ts';
import type { GrantSource } from '../drm/license-grant.ts';
import type { KnownProtection, MediaResource } from '../drm/media-resource.ts';
import type { PlayerError } from '../errors.ts';
import type { Transport } from '../lib/http.ts';
import { sleep } from '../lib/sleep.ts';
import { createLicenseRenewal } from './license-renewal.ts';
import { createNetworkPatience } from './network-patience.ts';

/** Who the player asks about protected titles. */
export interface ProtectionDependencies extends Omit<ProbeOptions, 'codecs'> {
  readonly quirks: ProbeOptions['quirks'] & Pick<EmeQuirks, 'knowsExpiration'>;
  readonly grants: GrantSource;
  readonly transport: Transport;
  /** Puts cookies on the license requests. */
  readonly cookies: CookieDelivery;
  /** Monotonic, in milliseconds. */
  readonly now: () => number;
  /** There is a picture, and no network: what then gets no answer waits for one, as media requests do. */
  readonly mayWaitForNetwork: () => boolean;
  /** A key that the playback goes on without, and why: for developers. */
  readonly onKeyRefused?: (error: PlayerError) => void;
}

/** Key system, grant and keys of one playback. */
export interface Protection {
  readonly keys: ContentKeys;
  /** Probes the device and asks the storefront: everything that can be refused before a picture is fetched. */
  authorize(): Promise<void>;
  /** Asks for the licenses of the keys that the feed says a playback begins with (docs/decisions/005-later-keys.md). */
  openStartKeys(): void;
  /**
   * Which key system it will be, without a call where the device was asked before. `null`: not known before the manifest
   * tells of keys, or the device has none.
   */
  expectKeySystem(): Promise<FoundKeySystem | null>;
}

/** What most sets decode: asked for when neither feed nor manifest has told the codecs yet. */
const BASELINE_CODECS = { audio: 'mp4a.40.2', video: 'avc1.4D401E' };

export function createProtection(
  dependencies: ProtectionDependencies,
  resource: MediaResource,
  onError: (error: PlayerError) => void,
  signal: AbortSignal,
): Protection {
  const known = typeof resource.protection === 'string' ? null : resource.protection;
  const { now, quirks, cookies, mayWaitForNetwork: mayWait } = dependencies;
  const patience = createNetworkPatience({ mayWait, now, sleep });
  const clock = createCheckedClock(now);
  const { watchGrants, renewAfterS } = createLicenseRenewal({ clock, quirks });
  const source = watchGrants(patience.holdGrants(dependencies.grants));
  const transport = patience.holdLicenses(clock.watch(createLicenseTransport(dependencies.transport, cookies)));
  let probed: Promise<ProbedKeySystem> | null = null;
  let keeper: GrantKeeper | null = null;

  const asked = { ...dependencies, codecs: known?.codecs ?? BASELINE_CODECS };
  const probe = (): Promise<ProbedKeySystem> => (probed ??= probeKeySystem(asked));
  const grantsFor = (keySystem: KeySystemId): GrantKeeper =>
    (keeper ??= createGrantKeeper({ source, resource, keySystem, now, signal }));
  const exchangeFor = (keySystem: KeySystemId): ReturnType<typeof createLicenseExchange> =>
    createLicenseExchange({ grants: grantsFor(keySystem), transport, ...patience.clock, random: Math.random });
  const knownInitData = toInitDataByKeyId(known);
  const onRefused = (error: PlayerError): void => dependencies.onKeyRefused?.(error);
  const keys = createContentKeys({ probe, exchangeFor, knownInitData, onError, onRefused, renewAfterS, signal });

  return {
    keys,
    async authorize() {
      if (known === null) return;
      await grantsFor((await probe()).keySystem).current();
    },
    openStartKeys() {
      // One request per key: an ExpressPlay token carries one key id.
      keys.open((known?.startKeyIds ?? []).map((keyId) => ({ keyIds: [keyId], initData: null })));
    },
    async expectKeySystem() {
      if (known === null) return null;
      return (await recallKeySystem(asked)) ?? probe().catch(() => null);
    },
  };
}

function toInitDataByKeyId(known: KnownProtection | null): ReadonlyMap<string, Uint8Array> {
  const { keyIds = [], initData = [] } = known ?? {};
  return new Map(
    keyIds.flatMap((keyId, index) => {
      const bytes = initData[index];
      return bytes === undefined ? [] : [[keyId, bytes] as const];
    }),
  );
}

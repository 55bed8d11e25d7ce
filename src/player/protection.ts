import { createCheckedClock } from '../drm/checked-clock.ts';
import { createContentKeys, type ContentKeys, type ContentKeysOptions } from '../drm/eme/content-keys.ts';
import type { CookieDelivery } from '../drm/cookie-delivery.ts';
import type { EmeQuirks } from '../drm/eme/eme-quirks.ts';
import type { FoundKeySystem, ProbeOptions } from '../drm/eme/probe.ts';
import { createGrantKeeper, type GrantKeeper } from '../drm/grant-keeper.ts';
import type { KeySystemId } from '../drm/key-system.ts';
import { createLicenseExchange } from '../drm/license-exchange.ts';
import { createLicenseTransport } from '../drm/license-transport.ts';
import type { GrantSource } from '../drm/license-grant.ts';
import type { KnownProtection, MediaResource } from '../drm/media-resource.ts';
import type { PlayerError } from '../errors.ts';
import type { Transport } from '../lib/http.ts';
import { sleep } from '../lib/sleep.ts';
import { createKeySystemChoice, type KeySystemChoice } from './key-system-choice.ts';
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
  /** There is a picture, or was, and no network: what then gets no answer waits for one, as media requests do. */
  readonly mayWaitForNetwork: () => boolean;
  /** A key that the playback goes on without, and why: for developers. */
  readonly onKeyRefused?: (error: PlayerError) => void;
  /** As of `ContentKeysOptions`. */
  readonly startWithinMs?: number | undefined;
}

/** Key system, grant and keys of one playback. */
export interface Protection {
  readonly keys: ContentKeys;
  readonly keySystem: Pick<KeySystemChoice, 'found'>;
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
  const keySystem = createKeySystemChoice({ ...dependencies, codecs: known?.codecs ?? BASELINE_CODECS });
  const { grantsFor, ...licensing } = createLicensing(dependencies, resource, signal);
  const keys = createContentKeys({
    probe: () => keySystem.probe(),
    ...licensing,
    knownInitData: toInitDataByKeyId(known),
    startWithinMs: dependencies.startWithinMs,
    onError,
    onRefused: (error) => dependencies.onKeyRefused?.(error),
    signal,
  });

  return {
    keys,
    keySystem,
    async authorize() {
      if (known === null) return;
      await grantsFor((await keySystem.probe()).keySystem).current();
    },
    openStartKeys() {
      // One request per key: an ExpressPlay token carries one key id.
      keys.open((known?.startKeyIds ?? []).map((keyId) => ({ keyIds: [keyId], initData: null })));
    },
    expectKeySystem: async () => (known === null ? null : keySystem.expect()),
  };
}

type Licensing = Pick<ContentKeysOptions, 'exchangeFor' | 'renewAfterS'>;

/** Grants and licenses of one playback. It has one key system, so it has one keeper. */
function createLicensing(
  { grants, transport, cookies, now, quirks, mayWaitForNetwork: mayWait }: ProtectionDependencies,
  resource: MediaResource,
  signal: AbortSignal,
): Licensing & { readonly grantsFor: (keySystem: KeySystemId) => GrantKeeper } {
  const patience = createNetworkPatience({ mayWait, now, sleep });
  const clock = createCheckedClock(now);
  const { watchGrants, renewAfterS } = createLicenseRenewal({ clock, quirks });
  const source = watchGrants(patience.holdGrants(grants));
  const licenses = patience.holdLicenses(clock.watch(createLicenseTransport(transport, cookies)));
  let keeper: GrantKeeper | null = null;
  const grantsFor = (keySystem: KeySystemId): GrantKeeper =>
    (keeper ??= createGrantKeeper({ source, resource, keySystem, now, signal }));
  const exchangeFor: Licensing['exchangeFor'] = (keySystem) =>
    createLicenseExchange({
      grants: grantsFor(keySystem),
      transport: licenses,
      ...patience.clock,
      random: Math.random,
    });
  return { grantsFor, exchangeFor, renewAfterS };
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

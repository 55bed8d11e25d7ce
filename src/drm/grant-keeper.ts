import type { KeySystemId } from './key-system.ts';
import type { GrantSource, LicenseGrant } from './license-grant.ts';
import type { MediaResource } from './media-resource.ts';

/** The grant of one playback: asked for once, shared by all its license exchanges, refreshed by one at a time. */
export interface GrantKeeper {
  /** The grant in force; a new one when it is about to expire. */
  current(): Promise<LicenseGrant>;
  /** After a license server refused `stale`: a newer grant, asked for unless another exchange already did. */
  refresh(stale: LicenseGrant): Promise<LicenseGrant>;
}

export interface GrantKeeperOptions {
  readonly source: GrantSource;
  readonly resource: MediaResource;
  readonly keySystem: KeySystemId;
  /** Monotonic, in milliseconds: TV clocks are wrong (architecture §5). */
  readonly now: () => number;
  /** Lifetime of the playback. */
  readonly signal: AbortSignal;
}

/** Share of a grant's lifetime after which it is replaced before use. */
const REFRESH_AT = 0.9;

export function createGrantKeeper({ source, resource, keySystem, now, signal }: GrantKeeperOptions): GrantKeeper {
  let flight: Promise<LicenseGrant> | null = null;
  let held: { readonly grant: LicenseGrant; readonly receivedAtMs: number } | null = null;

  const ask = (isRenewal: boolean): Promise<LicenseGrant> => {
    // A renewal joins any request: one is made only where there is no grant, or an old one, and brings other tokens.
    flight ??= source(resource, keySystem, signal, isRenewal)
      .then((grant) => {
        held = { grant, receivedAtMs: now() };
        return grant;
      })
      .finally(() => {
        flight = null;
      });
    return flight;
  };

  return {
    current() {
      if (held === null) return ask(false);
      const ageS = (now() - held.receivedAtMs) / 1000;
      return ageS < held.grant.expiresInS * REFRESH_AT ? Promise.resolve(held.grant) : ask(false);
    },
    refresh(stale) {
      return held !== null && held.grant !== stale ? Promise.resolve(held.grant) : ask(true);
    },
  };
}

import type { GrantedLicense, GrantSource, LicenseGrant } from '../drm/license-grant.ts';
import type { KeySystemId } from '../drm/key-system.ts';
import { PlayerError } from '../errors.ts';
import type { HttpOutcome, HttpRequest, Transport } from '../lib/http.ts';
import type { ReadableStore } from '../lib/store.ts';
import type { RetreatReason } from './key-system-retreat.ts';
import { IDLE, type PlayerState } from './player-state.ts';

/** One step on the way to a license, when it ended. */
export type LogEntry = {
  /** Monotonic. */
  readonly atMs: number;
  readonly titleId: string;
  readonly keySystem: KeySystemId;
} & (
  | {
      readonly step: 'grant';
      /** The tokens before had been refused. */
      readonly isRenewal: boolean;
      /** `null`: it was granted. */
      readonly error: string | null;
      readonly lifetimes: Pick<LicenseGrant, 'expiresInS' | 'licenseDurationS' | 'renewAfterS'> | null;
    }
  | {
      readonly step: 'license';
      /** Empty where something stands between the app and the license server, or the token is in the challenge. */
      readonly keyIds: readonly string[];
      /** HTTP status, or why there was none. */
      readonly answer: number | (HttpOutcome & { kind: 'unreachable' })['reason'];
    }
  /** The key system failed, and another level or key system was tried. */
  | { readonly step: 'retreat'; readonly error: PlayerError }
);

/** More than a long evening has. */
const MAX_ENTRIES = 200;

/** What the playbacks of this run came to, for a report: no token, cookie value or challenge is kept beyond the newest grant. */
export class PlaybackLog {
  /** Oldest first. */
  readonly entries: LogEntry[] = [];
  /** Of the playback there is, or else was last. */
  state: PlayerState = IDLE;
  private title: Pick<LogEntry, 'titleId' | 'keySystem'> | null = null;
  private grant: LicenseGrant | null = null;

  /** `now` is monotonic, in milliseconds. */
  constructor(private readonly now: () => number) {}

  /** Of the newest grant: where its first license comes from, without query, and the names of its cookies. */
  get granted(): { readonly licenseUrl: string | null; readonly cookieNames: readonly string[] } {
    const { licenses = [], cookies = {} } = this.grant ?? {};
    return { licenseUrl: licenses[0]?.url.replace(/[?#].*$/, '') ?? null, cookieNames: Object.keys(cookies) };
  }

  watchState(store: ReadableStore<PlayerState>): void {
    store.subscribe((state) => {
      if (state.status !== 'idle') this.state = state;
    });
  }

  watchGrants(source: GrantSource): GrantSource {
    return async (...asked) => {
      const [resource, keySystem, , isRenewal] = asked;
      this.title = { titleId: resource.id, keySystem };
      const note = (error: string | null, grant: LicenseGrant | null): void => {
        this.grant = grant ?? this.grant;
        this.note({ titleId: resource.id, keySystem, step: 'grant', isRenewal, error, lifetimes: toLifetimes(grant) });
      };
      try {
        const grant = await source(...asked);
        note(null, grant);
        return grant;
      } catch (thrown) {
        note(thrown instanceof PlayerError ? thrown.code : 'given up', null);
        throw thrown;
      }
    };
  }

  watchRetreats(onRetreat: (error: PlayerError) => void): (reason: RetreatReason) => void {
    return ({ error, keySystem }) => {
      if (this.title !== null) this.note({ ...this.title, keySystem, step: 'retreat', error });
      onRetreat(error);
    };
  }

  /** Of license requests. */
  watchTransport(transport: Transport): Transport {
    return async (request, signal) => {
      const { title } = this;
      const keyIds = this.grant?.licenses.find((license) => isAskedBy(request, license))?.keyIds ?? [];
      const outcome = await transport(request, signal);
      const answer = outcome.kind === 'answer' ? outcome.status : outcome.reason;
      if (title !== null) this.note({ ...title, step: 'license', keyIds, answer });
      return outcome;
    };
  }

  private note(entry: DistributiveOmit<LogEntry, 'atMs'>): void {
    this.entries.push({ ...entry, atMs: this.now() });
    if (this.entries.length > MAX_ENTRIES) this.entries.shift();
  }
}

/** Where tokens ride beside the URL, that may be the same for all. */
function isAskedBy({ url, headers = {} }: HttpRequest, license: GrantedLicense): boolean {
  const { token } = license;
  return url === license.url && (token === undefined || Object.values(headers).includes(token.value));
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;

function toLifetimes(grant: LicenseGrant | null): (LogEntry & { step: 'grant' })['lifetimes'] {
  if (grant === null) return null;
  const { expiresInS, licenseDurationS, renewAfterS } = grant;
  return {
    expiresInS,
    ...(licenseDurationS !== undefined && { licenseDurationS }),
    ...(renewAfterS !== undefined && { renewAfterS }),
  };
}

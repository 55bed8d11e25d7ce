import type { PlayerError } from '../../errors.ts';
import type { OpenKeySession } from './key-session.ts';
import type { KeyStatuses } from './key-statuses.ts';
import { judgeKey } from './key-verdict.ts';

/** What a session tells its lease. */
export interface SessionEvents {
  /** The former license expired: another token may bring a better one. */
  readonly wantsNewGrant: boolean;
  readonly onStatuses: (statuses: KeyStatuses) => void;
  /** After each license that the CDM took, with what is known of the keys, and of its end, then. */
  readonly onLicensed: (statuses: KeyStatuses, expirationMs: number) => void;
  readonly onError: (thrown: unknown) => void;
}

export interface KeyLeaseOptions {
  readonly keyIds: readonly string[];
  readonly open: (events: SessionEvents) => Promise<OpenKeySession>;
  readonly onStatuses: (statuses: KeyStatuses) => void;
  /** The first license is in the CDM, and no key of it is known to be unusable. */
  readonly onSettled: () => void;
  /** These keys cannot be used: `thrown` says why. */
  readonly onLost: (keyIds: readonly string[], thrown: unknown) => void;
  /** The keys are as good as they were. */
  readonly onRenewalFailed: (thrown: unknown) => void;
  /** Calls `renew` when a license should be renewed that its CDM does not renew itself. */
  readonly renewLater: (renew: () => void, expirationMs: number) => void;
}

type Reason = 'first' | 'expired' | 'renewal';

/** The keys of one request, through all sessions that they need: asked anew when they expire, renewed before. */
export class KeyLease {
  private readonly sessions: Promise<OpenKeySession>[] = [];
  private readonly lost = new Set<string>();
  /** Whose word counts. */
  private current: object = {};
  private mayAskAnew = true;

  constructor(private readonly options: KeyLeaseOptions) {
    this.ask('first');
  }

  async close(): Promise<void> {
    await Promise.all(this.sessions.map((session) => session.then((open) => open.close()).catch(ignore)));
  }

  private ask(reason: Reason): void {
    const turn = {};
    let isLicensed = false;
    const formerSessions = this.sessions.splice(0);
    const closeFormer = (): void => formerSessions.forEach((session) => void session.then(close).catch(ignore));
    // A license that is renewed is good until the next one is there.
    if (reason === 'renewal') this.sessions.push(...formerSessions);
    else {
      this.current = turn;
      closeFormer();
    }
    const onError = (thrown: unknown): void => {
      if (isLicensed || reason === 'renewal') this.options.onRenewalFailed(thrown);
      else this.options.onLost(this.options.keyIds, thrown);
    };
    const session = this.options.open({
      wantsNewGrant: reason === 'expired',
      onStatuses: (statuses) => {
        if (this.current === turn) this.judge(statuses, isLicensed);
      },
      onLicensed: (statuses, expirationMs) => {
        if (reason === 'renewal' && !isLicensed) closeFormer();
        if (reason === 'renewal') this.current = turn;
        isLicensed = true;
        if (this.current === turn && this.judge(statuses, true)) this.settle(expirationMs);
      },
      onError,
    });
    session.catch(onError);
    this.sessions.push(session);
  }

  private settle(expirationMs: number): void {
    this.options.onSettled();
    const { current } = this;
    this.options.renewLater(() => {
      if (this.current === current) this.ask('renewal');
    }, expirationMs);
  }

  /** Whether the keys are there, as far as anybody says. */
  private judge(statuses: KeyStatuses, isLicensed: boolean): boolean {
    const { keyIds, onLost, onStatuses } = this.options;
    const isExpired = keyIds.some((keyId) => statuses.get(keyId) === 'expired');
    if (isExpired && this.mayAskAnew) {
      this.mayAskAnew = false;
      this.ask('expired');
      return false;
    }
    if (keyIds.some((keyId) => statuses.get(keyId) === 'usable')) this.mayAskAnew = true;
    const lost = keyIds.flatMap((keyId): (readonly [string, PlayerError])[] => {
      const error = this.lost.has(keyId) ? null : judgeKey(keyId, statuses, isLicensed);
      return error === null ? [] : [[keyId, error]];
    });
    for (const [keyId, error] of lost) {
      this.lost.add(keyId);
      onLost([keyId], error);
    }
    onStatuses(statuses);
    return this.lost.size === 0;
  }
}

const close = (session: OpenKeySession): Promise<void> => session.close();

/** What failed to open needs no closing. */
function ignore(): void {
  return undefined;
}

import { createHash } from 'node:crypto';

/** When the licenses of tokens with a duration were first given. In memory: a restart forgets it. */
export interface LicenseClock {
  /** Whether the duration that the first license of this token started is over. */
  isOver(token: string, durationS: number, atMs: number): boolean;
  /** Starts the duration, unless it runs already. `tokenEndsAtMs`: from then on the token itself is dead. */
  start(token: string, tokenEndsAtMs: number, atMs: number): void;
}

interface Started {
  readonly atMs: number;
  readonly tokenEndsAtMs: number;
}

/**
 * Tokens are kept as digests. Where there are more than `maxTokens` that still live, the one that started first is forgotten:
 * it can then be redeemed until it expires, as without a duration.
 */
export function createLicenseClock(maxTokens = 100_000): LicenseClock {
  const started = new Map<string, Started>();
  const makeRoom = (atMs: number): void => {
    if (started.size < maxTokens) return;
    for (const [digest, { tokenEndsAtMs }] of started) if (tokenEndsAtMs <= atMs) started.delete(digest);
    const [first] = started.keys();
    if (started.size >= maxTokens && first !== undefined) started.delete(first);
  };
  return {
    isOver(token, durationS, atMs) {
      const first = started.get(digestOf(token));
      return first !== undefined && first.atMs + durationS * 1000 <= atMs;
    },
    start(token, tokenEndsAtMs, atMs) {
      const digest = digestOf(token);
      if (started.has(digest)) return;
      makeRoom(atMs);
      started.set(digest, { atMs, tokenEndsAtMs });
    },
  };
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('base64');
}

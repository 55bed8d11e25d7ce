import { randomBytes } from 'node:crypto';

/** Seconds that a session lives: twelve hours. */
export const SESSION_LIFETIME_S = 43_200;

/** More than that and the oldest is signed out: sign-in is open to anybody, memory is not. */
const MAX_SESSIONS = 1000;

/** Who is signed in, by opaque access token, in memory. */
export interface Sessions {
  open(): string;
  isOpen(accessToken: string): boolean;
  revokeAll(): void;
}

export function createSessions(now: () => number): Sessions {
  const expiresAtMs = new Map<string, number>();
  return {
    open: () => {
      const [oldest] = expiresAtMs.keys();
      if (oldest !== undefined && expiresAtMs.size >= MAX_SESSIONS) expiresAtMs.delete(oldest);
      const accessToken = randomBytes(32).toString('base64url');
      expiresAtMs.set(accessToken, now() + SESSION_LIFETIME_S * 1000);
      return accessToken;
    },
    isOpen: (accessToken) => (expiresAtMs.get(accessToken) ?? 0) > now(),
    revokeAll: () => {
      expiresAtMs.clear();
    },
  };
}

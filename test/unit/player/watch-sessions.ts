import type { PlayerDependencies } from '../../../src/player/player.ts';
import { nextTask } from '../lib/deferred.ts';

type RequestAccess = NonNullable<PlayerDependencies['requestAccess']>;

/** The browser's own CDM; each session that is made goes into `sessions`. */
export function watchSessions(sessions: MediaKeySession[], requestAccess: RequestAccess | undefined): RequestAccess {
  return async (...question) => {
    if (requestAccess === undefined) throw new TypeError('This page is no secure context');
    const access = await requestAccess(...question);
    const createMediaKeys = access.createMediaKeys.bind(access);
    access.createMediaKeys = async () => {
      const mediaKeys = await createMediaKeys();
      const createSession = mediaKeys.createSession.bind(mediaKeys);
      mediaKeys.createSession = (type) => {
        const session = createSession(type);
        sessions.push(session);
        return session;
      };
      return mediaKeys;
    };
    return access;
  };
}

/** Resolves when the license is in the CDM, and everybody has heard of it. */
export async function haveKeys(session: MediaKeySession): Promise<void> {
  const told = new Promise((resolve) => session.addEventListener('keystatuseschange', resolve));
  if (session.keyStatuses.size === 0) await told;
  await nextTask();
  await nextTask();
}

import type { PlayerDependencies } from '../../../src/player/player.ts';

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

import { createCookieDelivery } from '../../../src/drm/cookie-delivery.ts';
import { createLevelMemory } from '../../../src/drm/eme/level-memory.ts';
import type { KeySystemId } from '../../../src/drm/key-system.ts';
import type { GrantSource } from '../../../src/drm/license-grant.ts';
import type { MediaResource } from '../../../src/drm/media-resource.ts';
import type { PlayerError } from '../../../src/errors.ts';
import type { Transport } from '../../../src/lib/http.ts';
import { settleWithin } from '../../../src/lib/settle-within.ts';
import { createProtection, type Protection } from '../../../src/player/protection.ts';
import { watchSessions } from '../../unit/player/watch-sessions.ts';

/** Longer than the layer itself waits for a CDM to close. */
const CLOSE_LIMIT_MS = 2000;

export interface KeysAloneOptions {
  readonly resource: MediaResource;
  readonly keySystem: KeySystemId;
  readonly grants: GrantSource;
  readonly transport: Transport;
  readonly onError: (error: PlayerError) => void;
  readonly onRefused: (error: PlayerError) => void;
}

/** The keys of a playback as the player has them, on an element that gets no media: there is one license for all. */
export class KeysAlone {
  readonly protection: Protection;
  private readonly life = new AbortController();
  private readonly sessions: MediaKeySession[] = [];
  private readonly element = document.body.appendChild(document.createElement('video'));

  constructor({ resource, keySystem, grants, transport, onError, onRefused }: KeysAloneOptions) {
    const dependencies = {
      ...{ grants, transport, onKeyRefused: onRefused },
      cookies: createCookieDelivery({ network: resource.networkConfiguration, carriers: [], platformName: 'browser' }),
      keySystems: [keySystem],
      // One level alone: what a server refuses is refused.
      quirks: { asksRobustness: false, probesAc3As: 'ac-3', knowsExpiration: true } as const,
      levels: Promise.resolve(createLevelMemory({ store: null, device: 'this browser' })),
      requestAccess: watchSessions(this.sessions, navigator.requestMediaKeySystemAccess.bind(navigator)),
      now: () => performance.now(),
      mayWaitForNetwork: () => false,
    };
    this.protection = createProtection(dependencies, resource, onError, this.life.signal);
  }

  async begin(): Promise<void> {
    await this.protection.authorize();
    await this.protection.keys.attach(this.element);
    // Nothing is renewed while it is paused. It waits for media, until it is taken away.
    this.element.play().catch(() => undefined);
  }

  async usable(...keyIds: readonly string[]): Promise<void> {
    const { keys } = this.protection;
    await this.seen(() => keyIds.every((keyId) => keys.status(keyId) === 'usable'));
  }

  /** Looked at whenever the keys say anything. */
  seen(condition: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const stop = this.protection.keys.onStatusChange(() => {
        if (!condition()) return;
        stop();
        resolve();
      });
    });
  }

  /** How many sessions stay open. */
  async end(): Promise<number> {
    await this.protection.keys.destroy();
    this.life.abort();
    this.element.remove();
    // One whose key request failed has no id, and cannot be closed.
    const open = new Set(this.sessions.filter(({ sessionId }) => sessionId !== ''));
    const closed = [...open].map((session) => session.closed.then(() => open.delete(session)));
    await settleWithin(Promise.all(closed), CLOSE_LIMIT_MS);
    return open.size;
  }
}

import '../../../src/lib/polyfills.ts';
import { parseConfig } from '../../../src/config.ts';
import type { MediaResource } from '../../../src/drm/media-resource.ts';
import { newGuid } from '../../../src/lib/guid.ts';
import { sendByXhr } from '../../../src/lib/http.ts';
import { createStore } from '../../../src/lib/store.ts';
import { NO_WISHES } from '../../../src/player/playback-wishes.ts';
import { detectPlatform } from '../../../src/platform/detect.ts';
import { createPlayerPart } from '../../../src/player-part.ts';
import type { Player } from '../../../src/player/player.ts';
import type { PlayerState } from '../../../src/player/player-state.ts';
import { createStorefront } from '../../../src/storefront/storefront.ts';
import { toResource } from '../../../src/storefront/to-resource.ts';

/** Key sessions of this page that are open now. */
let openSessions = 0;

/** The whole player, as the app composes it, with nothing but numbers for a screen. */
class Zapper {
  readonly failures: string[] = [];
  private readonly resources = new Map<string, MediaResource>();
  private readonly storefront = createStorefront({
    ...{ backendUrl: '', account: 'demo', transport: sendByXhr },
    newMessageId: newGuid,
  });
  private readonly player: Player;

  constructor() {
    const config = parseConfig({ backendUrl: location.origin, maxVideoHeight: 360 });
    const surface = document.body.appendChild(document.createElement('div'));
    const onRetreat = ({ code }: { readonly code: string }): void => void this.failures.push(code);
    const { grants } = this.storefront;
    const settings = createStore(NO_WISHES);
    this.player = createPlayerPart({ platform: detectPlatform(), surface, grants, config, settings, onRetreat }).player;
  }

  async loadFeed(): Promise<void> {
    const { rails } = await this.storefront.fetchFeed(new AbortController().signal);
    for (const title of rails.flatMap((rail) => rail.titles)) {
      this.resources.set(
        title.id,
        toResource(title, (type) => MediaSource.isTypeSupported(type)),
      );
    }
  }

  /** Resolves with the picture: it has moved. */
  zapTo(titleId: string): Promise<void> {
    const resource = this.resources.get(titleId);
    if (resource === undefined) throw new TypeError(`No title ${titleId} in the feed`);
    return new Promise((resolve, reject) => {
      const look = (state: PlayerState): void => {
        const hasMoved = state.status === 'playing' && state.resource === resource && state.position > 0;
        if (!hasMoved && state.status !== 'failed') return;
        stop();
        if (hasMoved) resolve();
        else reject(new Error(`${titleId}: ${state.status === 'failed' ? state.error.message : ''}`));
      };
      this.player.dispatch({ type: 'load', resource });
      const stop = this.player.state.subscribe(look);
    });
  }

  stop(): void {
    this.player.dispatch({ type: 'stop' });
  }

  get openSessions(): number {
    return openSessions;
  }
}

function countSessions(): void {
  const { createSession } = MediaKeys.prototype;
  MediaKeys.prototype.createSession = function (...parameters) {
    const session = createSession.apply(this, parameters);
    openSessions += 1;
    void session.closed.then(() => (openSessions -= 1));
    return session;
  };
}

countSessions();
Object.assign(window, { zapper: new Zapper() });

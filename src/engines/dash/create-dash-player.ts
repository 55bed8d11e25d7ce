import { MediaPlayer, type MediaPlayerClass } from 'dashjs';
import type { EngineSource } from '../../player/player-engine.ts';
import { createDashProtection } from './dash-protection.ts';
import { dashSettings, heightFilter, SILENCE } from './dash-settings.ts';
import type { DashLoader } from './media-transport.ts';

/** A dash.js of our settings, with our protection and our loaders, that has no source yet. */
export function createDashPlayer(source: EngineSource, createLoader: () => DashLoader): MediaPlayerClass {
  const player = MediaPlayer().create();
  // dash.js looks for its protection at this global when a view is attached.
  const globals = window as { dashjs?: { Protection?: unknown } };
  if (globals.dashjs) globals.dashjs.Protection = createDashProtection(source.protection?.keys ?? null);
  player.updateSettings(dashSettings(source.wishes.maxBitrateBps));
  player.extend('XHRLoader', createLoader, false);
  if (source.maxVideoHeight !== null) player.registerCustomCapabilitiesFilter(heightFilter(source.maxVideoHeight));
  return player;
}

/** Its settings are forgotten with it; what was still under way would then log what it no longer finds. */
export function destroyDashPlayer(player: MediaPlayerClass): void {
  player.destroy();
  player.updateSettings(SILENCE);
}

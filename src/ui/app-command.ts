import type { ViewerSettings } from '../player/viewer-settings.ts';

/** What the UI asks of the app besides playback. Detail of the composed `app-command` event; `main` acts on it. */
export type AppCommand =
  /** Ask the storefront for the feed again. */
  | { readonly type: 'reload-catalog' }
  /** Sign in anew, then retry what failed: the playback if one failed, else the feed. */
  | { readonly type: 'reauthorize' }
  /** Keep what the viewer chose for all titles; the others stay. */
  | { readonly type: 'change-settings'; readonly settings: Partial<ViewerSettings> }
  /** Leave the app, in the platform's own way. */
  | { readonly type: 'exit' };

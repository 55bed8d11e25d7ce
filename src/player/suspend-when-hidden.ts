import type { PlayerCommand } from './player-command.ts';

/**
 * A TV has one decoder, and a standby spares no CDM: nothing of ours stays open behind another app, an input or a TV that is off.
 * Both makers tell it as `visibilitychange`.
 */
export function suspendWhenHidden(
  page: Pick<Document, 'hidden' | 'addEventListener'>,
  dispatch: (command: Extract<PlayerCommand, { readonly type: 'suspend' | 'restore' }>) => void,
): void {
  page.addEventListener('visibilitychange', () => dispatch({ type: page.hidden ? 'suspend' : 'restore' }));
  if (page.hidden) dispatch({ type: 'suspend' });
}

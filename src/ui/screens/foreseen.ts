import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ForeseenPlayback } from '../../player/foresee-playback.ts';
import type { Opened, PlayerResource } from './player-view.ts';

/** Asks what this TV will play a title with. Never rejects; `null`: nothing can be said. */
export type Foresee = (resource: PlayerResource) => Promise<ForeseenPlayback | null>;

/** Before there is anybody to ask. */
export const foreseeNothing: Foresee = () => Promise.resolve(null);

/** What was foreseen of the title that is shown, as soon as it is known. */
export class Foreseen implements ReactiveController {
  private asked: PlayerResource | null = null;
  private known: ForeseenPlayback | null = null;

  constructor(
    private readonly host: ReactiveControllerHost,
    private readonly read: () => { readonly opened: Opened | null; readonly foresee: Foresee },
  ) {
    host.addController(this);
  }

  /** `null`: not known yet, or nothing can be said. */
  get value(): ForeseenPlayback | null {
    return this.known;
  }

  hostUpdate(): void {
    const { opened, foresee } = this.read();
    const resource = opened && 'resource' in opened ? opened.resource : null;
    if (resource === this.asked) return;
    this.asked = resource;
    this.known = null;
    if (resource !== null) void this.follow(resource, foresee);
  }

  private async follow(resource: PlayerResource, foresee: Foresee): Promise<void> {
    const known = await foresee(resource);
    // Another title may be shown by now.
    if (resource !== this.asked) return;
    this.known = known;
    this.host.requestUpdate();
  }
}

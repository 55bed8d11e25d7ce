import { css, html, nothing } from 'lit';
import type { Offer } from '../offers.ts';
import { localized, strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import '../components/next-up.ts';
import { renderButton } from './player-controls.ts';
import type { RoomScene } from './room-scene.ts';

export interface OfferView {
  readonly scene: RoomScene;
  readonly offer: Offer;
  readonly secondsLeft: number | null;
  readonly areControlsVisible: boolean;
  readonly language: Language;
}

/** What of an offer can be focused. */
export function offerItems(offer: Offer): readonly string[] {
  return offer.kind === 'next-up' ? ['play-next', 'not-now'] : ['skip'];
}

export const offerStyles = css`
  .offer {
    display: flex;
    flex-direction: column;
    align-items: flex-end;
    position: absolute;
    bottom: var(--safe-y);
    left: var(--safe-x);
    width: var(--safe-width);
    pointer-events: none;
  }
  .offer.raised {
    bottom: var(--offer-raised);
  }
  .offer > * {
    pointer-events: auto;
  }
  .offer .answers {
    display: flex;
    justify-content: flex-end;
    margin-top: var(--space-m);
  }
  .offer .answers > * + * {
    -webkit-margin-start: var(--space-m);
  }
  .offer choice-button:not(:focus) {
    background: var(--color-surface-high);
  }
`;

/** At the lower end of a line: a button, or the card of the next title with its answers. */
export function renderOffer({ scene, offer, secondsLeft, areControlsVisible, language }: OfferView): unknown {
  // Which title it is about is said when the focus comes to "Play now".
  const name = offer.kind === 'next-up' && scene.next ? strings.nextName(localized(scene.next.title, language)) : null;
  return html`<div
    class=${areControlsVisible ? 'offer raised' : 'offer'}
    role=${name === null ? nothing : 'group'}
    aria-label=${name ?? nothing}
  >
    ${
      offer.kind === 'next-up'
        ? html`<next-up .film=${scene.next} .secondsLeft=${secondsLeft} .language=${language}></next-up>
            <div class="answers">
              ${renderButton('play-next', 'play', strings.playNow)} ${renderButton('not-now', '', strings.notNow)}
            </div>`
        : renderButton('skip', 'next', offer.kind === 'skip-intro' ? strings.skipIntro : strings.skipCredits)
    }
  </div>`;
}

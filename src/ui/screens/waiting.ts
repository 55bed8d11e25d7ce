import { css, html, nothing } from 'lit';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { PatiencePhase } from '../patience.ts';
import { strings } from '../strings.ts';
import '../components/choice-button.ts';
import '../components/waiting-spinner.ts';

export interface WaitingView {
  readonly phase: PatiencePhase;
  /** What is being waited for, for a screen reader. */
  readonly name: string;
  /** The way out that is offered after 30 s. */
  readonly leave: string;
  /** Where something else shows that things are on their way, the spinner comes with the words. */
  readonly hasSkeleton?: boolean;
}

export const waitingStyles = css`
  .waiting {
    outline: none;
  }
  .waiting-words {
    display: flex;
    align-items: center;
    min-height: var(--button-height);
  }
  .waiting-words p {
    -webkit-margin-start: var(--space-l);
    color: var(--color-text-quiet);
  }
  .waiting choice-button {
    margin-top: var(--space-l);
  }
`;

/** What has the focus while something loads: the message, and from 30 s on the way out. */
export function waitingScope(phase: PatiencePhase): FocusScope {
  const item = phase === 'too-long' ? 'leave' : 'waiting';
  return { id: item, rows: [{ id: item, items: [item] }] };
}

/** A spinner, after 10 s words, after 30 s an offer to leave. */
export function renderWaiting({ phase, name, leave, hasSkeleton = false }: WaitingView): unknown {
  const words = wordsOf(phase);
  return html`
    <div class="waiting" role="group" aria-label=${name} aria-busy="true" tabindex="-1" data-focus="waiting">
      <div class="waiting-words">
        ${hasSkeleton && words === '' ? nothing : html`<waiting-spinner></waiting-spinner>`}
        <p role="status">${words}</p>
      </div>
      ${
        phase === 'too-long'
          ? html`<choice-button
              class="focusable"
              role="button"
              tabindex="-1"
              data-focus="leave"
              aria-label=${leave}
              .label=${leave}
            ></choice-button>`
          : nothing
      }
    </div>
  `;
}

function wordsOf(phase: PatiencePhase): string {
  if (phase === 'long') return strings.stillLoading;
  return phase === 'too-long' ? strings.loadingTooLong : '';
}

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import { cardStyles, dialogStyles } from '../dialog-styles.ts';
import { keyMark } from '../icons.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base, focusRing } from '../theme.ts';
import './choice-button.ts';

const SCOPE: FocusScope = { id: 'exit', rows: [{ id: 'choices', items: ['leave', 'stay'] }] };

/**
 * Asks at the root whether to leave. Back means to stay.
 * @fires exit-answer - detail `'leave'` or `'stay'`
 */
@customElement('exit-question')
export class ExitQuestion extends LitElement implements KeyTarget {
  static override readonly styles = [
    base,
    focusRing,
    dialogStyles,
    cardStyles,
    css`
      :host {
        text-align: center;
      }
      .mark {
        margin-left: auto;
        margin-right: auto;
      }
      .choices {
        justify-content: center;
      }
      choice-button {
        min-width: 33%;
      }
    `,
  ];

  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  private readonly focusController = new FocusController(this, {
    scope: () => SCOPE,
    isActive: () => true,
    direction: () => this.direction,
    onActivate: (item) => this.answer(item === 'leave' ? 'leave' : 'stay'),
  });

  pressKey({ key, isRepeat }: KeyPress): boolean {
    if (key === 'back') this.answer('stay');
    else if (!(key === 'ok' && isRepeat)) this.focusController.pressKey(key);
    return true;
  }

  protected override render(): unknown {
    return html`
      <div role="alertdialog" aria-modal="true" aria-labelledby="question">
        <div class="mark">${keyMark()}</div>
        <h2 id="question">${strings.leaveQuestion}</h2>
        <div class="choices">
          ${this.renderChoice('leave', strings.leaveApp)}${this.renderChoice('stay', strings.stay)}
        </div>
      </div>
    `;
  }

  private renderChoice(item: string, label: string): unknown {
    return html`<choice-button
      class="focusable"
      role="button"
      tabindex="-1"
      data-focus=${item}
      aria-label=${label}
      .label=${label}
    ></choice-button>`;
  }

  private answer(answer: 'leave' | 'stay'): void {
    this.dispatchEvent(new CustomEvent('exit-answer', { detail: answer }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'exit-question': ExitQuestion;
  }
  interface HTMLElementEventMap {
    'exit-answer': CustomEvent<'leave' | 'stay'>;
  }
}

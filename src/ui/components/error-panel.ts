import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PlayerError, Recovery } from '../../errors.ts';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import { dialogStyles } from '../dialog-styles.ts';
import { errorCodeLine } from '../error-code-line.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base, focusRing } from '../theme.ts';
import './choice-button.ts';

export type ErrorChoice = 'retry' | 'reauthorize' | 'leave';

/** At most two ways on, the likeliest first. There is one in every case. */
const CHOICES: Readonly<Record<Recovery, readonly ErrorChoice[]>> = {
  retry: ['retry', 'leave'],
  reauthorize: ['retry', 'reauthorize'],
  'other-quality': ['retry', 'leave'],
  exit: ['leave'],
};

/**
 * What went wrong, in a sentence; what to do, in another; at most two choices; the code for support.
 * @fires error-choice - detail `'retry'`, `'reauthorize'` or `'leave'`
 */
@customElement('error-panel')
export class ErrorPanel extends LitElement implements KeyTarget {
  static override readonly styles = [
    base,
    focusRing,
    dialogStyles,
    css`
      h2::before {
        content: '';
        display: block;
        width: var(--accent-line-width);
        height: var(--bar-height);
        margin-bottom: var(--space-l);
        border-radius: var(--radius-round);
        background: var(--color-error);
      }
      .advice {
        margin-top: var(--space-s);
        color: var(--color-text-quiet);
      }
      .code {
        margin-top: var(--space-xl);
        color: var(--color-text-quiet);
        font-size: var(--size-label);
        letter-spacing: var(--tracking-label);
      }
    `,
  ];

  @property({ attribute: false }) error: PlayerError | null = null;
  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';
  /** Where "leave" leads: out of the player, or out of the app. */
  @property() leaves: 'player' | 'app' = 'player';
  @property({ type: Boolean }) active = false;

  private readonly focusController = new FocusController(this, {
    scope: () => this.scope,
    isActive: () => this.active,
    direction: () => this.direction,
    onActivate: (item) => this.choose(item),
  });

  pressKey({ key, isRepeat }: KeyPress): boolean {
    if (key === 'ok' && isRepeat) return true;
    return this.focusController.pressKey(key);
  }

  protected override render(): unknown {
    const { error } = this;
    if (!error) return nothing;
    const { happened, advice } = strings.errors[error.code];
    return html`
      <div role="alertdialog" aria-labelledby="happened" aria-describedby="advice">
        <h2 id="happened">${happened}</h2>
        <p id="advice" class="advice">${advice}</p>
        <div class="choices">${this.choices.map((choice) => this.renderChoice(choice))}</div>
        <p class="code">${errorCodeLine(error)}</p>
      </div>
    `;
  }

  private renderChoice(choice: ErrorChoice): unknown {
    const label = this.labelOf(choice);
    return html`<choice-button
      class="focusable"
      role="button"
      tabindex="-1"
      data-focus=${choice}
      aria-label=${label}
      .label=${label}
    ></choice-button>`;
  }

  private get choices(): readonly ErrorChoice[] {
    return this.error ? CHOICES[this.error.recovery] : [];
  }

  private get scope(): FocusScope {
    return { id: this.error?.code ?? 'none', rows: [{ id: 'choices', items: this.choices }] };
  }

  private labelOf(choice: ErrorChoice): string {
    switch (choice) {
      case 'retry':
        return strings.retry;
      case 'reauthorize':
        return strings.signIn;
      case 'leave':
        return this.leaves === 'player' ? strings.backToHome : strings.leaveApp;
    }
  }

  private choose(item: string): void {
    const choice = this.choices.find((known) => known === item);
    if (choice) this.dispatchEvent(new CustomEvent('error-choice', { detail: choice }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'error-panel': ErrorPanel;
  }
  interface HTMLElementEventMap {
    'error-choice': CustomEvent<ErrorChoice>;
  }
}

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import { cardStyles, dialogStyles } from '../dialog-styles.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base, focusRing } from '../theme.ts';
import './choice-button.ts';

const SCOPE: FocusScope = { id: 'key-help', rows: [{ id: 'choices', items: ['close'] }] };

/**
 * Which keys of a keyboard do what. Only a platform whose keys have a `help` shows it; it goes at OK, Back and `help`.
 * @fires close
 */
@customElement('key-help')
export class KeyHelp extends LitElement implements KeyTarget {
  static override readonly styles = [
    base,
    focusRing,
    dialogStyles,
    cardStyles,
    css`
      dl {
        margin: var(--space-l) 0 0;
        font-size: var(--size-label);
      }
      dl > div {
        display: flex;
        margin-top: var(--space-xs);
      }
      dt {
        flex: none;
        width: 45%;
        font-weight: var(--weight-strong);
      }
      dd {
        margin: 0;
        color: var(--color-text-quiet);
      }
    `,
  ];

  @property() language: Language = 'en';
  @property() direction: Direction = 'ltr';

  private readonly focusController = new FocusController(this, {
    scope: () => SCOPE,
    isActive: () => true,
    direction: () => this.direction,
    onActivate: () => this.close(),
  });

  pressKey({ key }: KeyPress): boolean {
    if (key === 'back' || key === 'help') this.close();
    else this.focusController.pressKey(key);
    return true;
  }

  protected override render(): unknown {
    const { keys } = strings;
    const lines: readonly (readonly [string, string])[] = [
      [`← ↑ → ↓, ${keys.enter}`, keys.move],
      [`${keys.escape}, ${keys.backspace}`, keys.back],
      [`${keys.space}, K`, keys.playPause],
      ['J, L', keys.seek],
      ['S', keys.subtitles],
      ['M', keys.tracks],
      ['N', keys.next],
      ['?', keys.help],
    ];
    return html`
      <div role="dialog" aria-modal="true" aria-labelledby="title">
        <h2 id="title">${keys.title}</h2>
        <dl>
          ${lines.map(
            ([names, does]) =>
              html`<div>
                <dt>${names}</dt>
                <dd>${does}</dd>
              </div>`,
          )}
        </dl>
        <div class="choices">
          <choice-button
            class="focusable"
            role="button"
            tabindex="-1"
            data-focus="close"
            aria-label=${keys.close}
            .label=${keys.close}
          ></choice-button>
        </div>
      </div>
    `;
  }

  private close(): void {
    this.dispatchEvent(new CustomEvent('close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'key-help': KeyHelp;
  }
}

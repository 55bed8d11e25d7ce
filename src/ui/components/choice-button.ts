import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { icon } from '../icons.ts';
import type { IconName } from '../icons.ts';
import { base } from '../theme.ts';

/** A button: a word, with a picture before it where that helps. Its screen gives it role, name and focus. */
@customElement('choice-button')
export class ChoiceButton extends LitElement {
  static override readonly styles = [
    base,
    css`
      :host {
        display: inline-flex;
        align-items: center;
        justify-content: center;
        position: relative;
        height: var(--button-height);
        padding: 0 var(--space-l);
        border-radius: var(--radius-m);
        background: var(--color-control);
        font-size: var(--size-label);
        font-weight: var(--weight-strong);
        white-space: nowrap;
        cursor: pointer;
      }
      :host(:focus) {
        background: var(--color-text);
        color: var(--color-background);
      }
      .icon {
        flex-shrink: 0;
        width: var(--icon-size);
        height: var(--icon-size);
        -webkit-margin-end: var(--space-s);
      }
      .icon.alone {
        -webkit-margin-end: 0;
      }
      .word {
        overflow: hidden;
        text-overflow: ellipsis;
      }
      .lines {
        min-width: 0;
        line-height: 1.2;
      }
      .detail {
        display: block;
        overflow: hidden;
        text-overflow: ellipsis;
        color: var(--color-text-quiet);
        font-weight: var(--weight-regular);
      }
      :host(:focus) .detail {
        color: inherit;
      }
    `,
  ];

  @property() icon: IconName | '' = '';
  @property() label = '';
  /** A second line, quieter. */
  @property() detail = '';

  protected override render(): unknown {
    const picture =
      this.icon === ''
        ? nothing
        : html`<span class=${this.label === '' ? 'icon alone' : 'icon'}>${icon(this.icon)}</span>`;
    if (this.label === '') return picture;
    const detail = this.detail === '' ? nothing : html`<span class="detail">${this.detail}</span>`;
    return html`${picture}<span class=${this.detail === '' ? 'word' : 'lines'}>${this.label}${detail}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'choice-button': ChoiceButton;
  }
}

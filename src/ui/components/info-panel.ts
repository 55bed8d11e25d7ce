import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FocusController } from '../../remote/focus-controller.ts';
import type { Direction } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import { sendPlayerCommand } from '../commands.ts';
import type { PanelChoice } from '../panel-model.ts';
import type { InfoLine, InfoState } from '../panels/info-lines.ts';
import { infoLines } from '../panels/info-lines.ts';
import { strings } from '../strings.ts';
import type { Language } from '../strings.ts';
import { base, focusRing } from '../theme.ts';
import './choice-button.ts';

const MEASURE_EVERY_MS = 1000;

const CLOSE: PanelChoice = { item: 'close', label: '', isChosen: false, does: { panel: null } };

/**
 * What is to be known of the playback, measured once a second for as long as it is there. Nothing of it is announced: who
 * listens would hear nothing else.
 * @fires player-command - measure
 * @fires panel-choice - detail: {@link PanelChoice}, that closes it
 */
@customElement('info-panel')
export class InfoPanel extends LitElement implements KeyTarget {
  static override readonly styles = [
    base,
    focusRing,
    css`
      :host {
        display: flex;
        flex-direction: column;
        justify-content: center;
        padding: var(--safe-y) 0;
        -webkit-padding-start: var(--space-xxl);
        -webkit-padding-end: var(--safe-x);
        background: var(--color-veil-strong);
        font-size: var(--size-label);
      }
      h2 {
        margin-bottom: var(--space-m);
        font-size: var(--size-body);
        font-weight: var(--weight-strong);
      }
      dl {
        margin: 0 0 var(--space-xl);
      }
      div {
        display: flex;
        justify-content: space-between;
        padding: var(--space-xs) 0;
        border-bottom: var(--space-hair) solid var(--color-line);
        white-space: nowrap;
      }
      dt {
        color: var(--color-text-quiet);
      }
      dd {
        margin: 0;
        font-weight: var(--weight-strong);
      }
      choice-button {
        align-self: flex-start;
      }
    `,
  ];

  @property({ attribute: false }) state: InfoState = { quality: null, statistics: null };
  @property() language: Language = 'en';
  /** Nothing lies over it. */
  @property({ type: Boolean }) active = true;
  @property() direction: Direction = 'ltr';

  private timer: ReturnType<typeof setTimeout> | undefined;

  private readonly focusController = new FocusController(this, {
    scope: () => ({ id: 'info', rows: [{ id: 'close', items: ['close'] }] }),
    isActive: () => this.active,
    direction: () => this.direction,
    onActivate: () => this.dispatchEvent(new CustomEvent('panel-choice', { detail: CLOSE })),
  });

  override connectedCallback(): void {
    super.connectedCallback();
    this.measure();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  pressKey({ key, isRepeat }: KeyPress): boolean {
    if (key === 'back') return false;
    if (!(key === 'ok' && isRepeat)) this.focusController.pressKey(key);
    return true;
  }

  protected override render(): unknown {
    return html`<h2>${strings.info.heading}</h2>
      <dl>${infoLines(this.state, this.language).map(renderLine)}</dl>
      <choice-button
        class="focusable"
        role="button"
        tabindex="-1"
        data-focus="close"
        aria-label=${strings.info.close}
        .label=${strings.info.close}
      ></choice-button>`;
  }

  private measure(): void {
    sendPlayerCommand(this, { type: 'measure' });
    this.timer = setTimeout(() => this.measure(), MEASURE_EVERY_MS);
  }
}

function renderLine([name, value]: InfoLine): unknown {
  return html`<div>
    <dt>${name}</dt>
    <dd><bdi>${value}</bdi></dd>
  </div>`;
}

declare global {
  interface HTMLElementTagNameMap {
    'info-panel': InfoPanel;
  }
}

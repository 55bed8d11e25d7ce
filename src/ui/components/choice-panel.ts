import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { FocusController } from '../../remote/focus-controller.ts';
import type { FocusScope } from '../../remote/focus-controller.ts';
import type { Direction, FocusRows } from '../../remote/focus-grid.ts';
import type { KeyPress, KeyTarget } from '../../remote/remote-keys.ts';
import type { PanelChoice, PanelGroup } from '../panel-model.ts';
import { base, focusRing } from '../theme.ts';
import './choice-button.ts';

/**
 * Groups of choices over the right third of the picture. What is chosen is heard and seen at once; the panel stays open.
 * @fires panel-choice - detail: {@link PanelChoice}
 */
@customElement('choice-panel')
export class ChoicePanel extends LitElement implements KeyTarget {
  static override readonly styles = [
    base,
    focusRing,
    css`
      :host {
        display: flex;
        flex-direction: column;
        padding: var(--safe-y) 0;
        overflow: hidden;
        -webkit-padding-start: var(--space-xxl);
        -webkit-padding-end: var(--safe-x);
        background: var(--color-veil-strong);
      }
      .view {
        display: flex;
        flex-direction: column;
        flex: 1;
        min-height: 0;
      }
      .list {
        flex: none;
        position: relative;
        margin: auto 0;
        transition: transform var(--time-move) var(--ease-out);
      }
      h2 {
        padding: var(--space-m) 0 var(--space-s);
        color: var(--color-text-quiet);
        font-size: var(--size-label);
        font-weight: var(--weight-strong);
      }
      choice-button {
        display: flex;
        justify-content: flex-start;
        margin-bottom: var(--space-xs);
      }
      .ways {
        margin-top: var(--space-m);
      }
      .in-line h2 {
        padding-bottom: var(--space-xs);
      }
      .in-line .choices {
        display: flex;
        flex-wrap: wrap;
      }
      .in-line choice-button {
        height: var(--chip-height);
        margin-bottom: var(--space-xs);
        padding: 0 var(--space-s);
        -webkit-margin-end: calc(var(--space-xs) * 1.5);
      }
      .evenly choice-button {
        justify-content: center;
        width: var(--chip-width);
        padding: 0;
      }
      .note {
        padding-top: var(--space-s);
        color: var(--color-text-quiet);
        font-size: var(--size-label);
      }
      choice-button:not(:focus) {
        background: none;
      }
      choice-button[aria-checked='true']:not(:focus) {
        background: var(--color-control);
      }
    `,
  ];

  /** Groups without choices are left out. */
  @property({ attribute: false }) groups: readonly PanelGroup[] = [];
  /** Nothing lies over it. */
  @property({ type: Boolean }) active = true;
  @property() direction: Direction = 'ltr';

  private readonly focusController = new FocusController(this, {
    scope: () => this.scope,
    isActive: () => this.active,
    direction: () => this.direction,
    onActivate: (item) => this.choose(item),
    rendersFocus: true,
  });

  pressKey({ key, isRepeat }: KeyPress): boolean {
    if (key === 'back') return false;
    if (!(key === 'ok' && isRepeat)) this.focusController.pressKey(key);
    return true;
  }

  protected override render(): unknown {
    return html`<div class="view">
      <div class="list">${this.groups.map((group, at) => this.renderGroup(group, `note-${at}`))}</div>
    </div>`;
  }

  protected override updated(): void {
    const [view, list] = this.renderRoot.querySelectorAll<HTMLElement>('.view, .list');
    if (view && list) list.style.transform = `translateY(-${this.offsetIn(view, list)}px)`;
  }

  /** The focused choice stands in the middle, as far as there is anything above and below. */
  private offsetIn(view: HTMLElement, list: HTMLElement): number {
    const { current } = this.focusController;
    const most = list.offsetHeight - view.clientHeight;
    const choices = [...list.querySelectorAll<HTMLElement>('[data-focus]')];
    const focused = choices.find(({ dataset }) => dataset['focus'] === current);
    if (!focused || most <= 0) return 0;
    const middle = focused.offsetTop + focused.offsetHeight / 2;
    return Math.min(Math.max(0, Math.round(middle - view.clientHeight / 2)), most);
  }

  private renderGroup(group: PanelGroup, noteId: string): unknown {
    const { heading, isInLine = false, perLine, note, choices } = group;
    if (choices.length === 0) return nothing;
    const items = choices.map((choice) => this.renderChoice(choice, isInLine));
    if (heading === '') return html`<div class="ways">${items}</div>`;
    const kind = isInLine ? (perLine === undefined ? 'in-line' : 'in-line evenly') : '';
    const described = note === undefined ? nothing : noteId;
    return html`<div class=${kind} role="radiogroup" aria-label=${heading} aria-describedby=${described}>
      <h2 aria-hidden="true">${heading}</h2>
      <div class="choices" role="presentation">${items}</div>
      ${note === undefined ? nothing : html`<p class="note" id=${noteId}>${note}</p>`}
    </div>`;
  }

  private renderChoice({ item, label, detail = '', isChosen, does }: PanelChoice, isInLine: boolean): unknown {
    const isWay = 'panel' in does;
    return html`<choice-button
      class="focusable"
      role=${isWay ? 'button' : 'radio'}
      tabindex="-1"
      data-focus=${item}
      aria-label=${detail === '' ? label : `${label}, ${detail}`}
      aria-checked=${isWay ? nothing : isChosen ? 'true' : 'false'}
      .icon=${isChosen ? 'check' : isInLine ? '' : 'none'}
      .label=${label}
      .detail=${detail}
    ></choice-button>`;
  }

  private get choices(): readonly PanelChoice[] {
    return this.groups.flatMap((group) => group.choices);
  }

  private get scope(): FocusScope {
    const rows = this.groups.flatMap(rowsOf);
    const first = this.choices.find(({ isChosen }) => isChosen)?.item;
    // Another panel in the place of this one is another scope.
    const id = this.groups.map(({ heading }) => heading).join();
    return first === undefined ? { id, rows } : { id, rows, first };
  }

  private choose(item: string): void {
    const detail = this.choices.find((known) => known.item === item);
    if (detail) this.dispatchEvent(new CustomEvent('panel-choice', { detail }));
  }
}

/** What stands in one line is one row; where lines break as they come, all of them are. */
function rowsOf({ heading, isInLine = false, perLine, choices }: PanelGroup): FocusRows {
  const items = choices.map(({ item }) => item);
  if (!isInLine) return items.map((item) => ({ id: item, items: [item] }));
  const length = perLine ?? items.length;
  return items.flatMap((_, at) =>
    at % length === 0 ? [{ id: `${heading} ${at}`, items: items.slice(at, at + length) }] : [],
  );
}

declare global {
  interface HTMLElementTagNameMap {
    'choice-panel': ChoicePanel;
  }
  interface HTMLElementEventMap {
    'panel-choice': CustomEvent<PanelChoice>;
  }
}

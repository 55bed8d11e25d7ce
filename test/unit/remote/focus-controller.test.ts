import { expect, fixture, html as testHtml } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { LitElement, html } from 'lit';
import { FocusController, deepActiveElement } from '../../../src/remote/focus-controller.ts';
import type { FocusRows } from '../../../src/remote/focus-grid.ts';

/** Rows of buttons, as a screen would declare them. */
class TestScreen extends LitElement {
  rows: FocusRows = [
    { id: 'first', items: ['a1', 'a2', 'a3'] },
    { id: 'second', items: ['b1', 'b2'] },
  ];
  scopeId = 'screen';
  isActive = true;
  readonly activated: string[] = [];
  readonly controller = new FocusController(this, {
    scope: () => ({ id: this.scopeId, rows: this.rows, first: 'a2' }),
    isActive: () => this.isActive,
    direction: () => 'ltr',
    onActivate: (item) => this.activated.push(item),
  });

  override render(): unknown {
    return this.rows.map(
      ({ items }) =>
        html`<div>${items.map((item) => html`<button tabindex="-1" data-focus=${item}>${item}</button>`)}</div>`,
    );
  }

  async change(change: Partial<TestScreen>): Promise<void> {
    Object.assign(this, change);
    this.requestUpdate();
    await this.updateComplete;
  }

  find(item: string): HTMLElement {
    const found = this.renderRoot.querySelector<HTMLElement>(`[data-focus=${item}]`);
    if (!found) throw new TypeError(`There is no ${item}`);
    return found;
  }

  box(item: string): [number, number] {
    const { left, top, width, height } = this.find(item).getBoundingClientRect();
    return [Math.round(left + width / 2), Math.round(top + height / 2)];
  }
}
customElements.define('test-screen', TestScreen);

function focusedText(): string {
  const focused = deepActiveElement();
  return focused instanceof HTMLElement ? focused.innerText : '';
}

function tabbable(screen: TestScreen): string[] {
  return [...screen.renderRoot.querySelectorAll('[tabindex="0"]')].map(({ textContent }) => textContent);
}

describe('FocusController', () => {
  let screen: TestScreen;
  beforeEach(async () => {
    screen = await fixture<TestScreen>(testHtml`<test-screen></test-screen>`);
  });

  it('focuses the first item of a scope after the first render, and makes it the only tab stop', () => {
    expect(focusedText()).to.equal('a2');
    expect(tabbable(screen)).to.deep.equal(['a2']);
  });

  it('moves the DOM focus with the arrows and remembers the item of each row', () => {
    screen.controller.pressKey('right');
    expect(focusedText()).to.equal('a3');
    screen.controller.pressKey('down');
    screen.controller.pressKey('right');
    screen.controller.pressKey('up');
    expect(focusedText()).to.equal('a3');
    screen.controller.pressKey('down');
    expect(focusedText()).to.equal('b2');
    expect(tabbable(screen)).to.deep.equal(['b2']);
  });

  it('tells its screen of OK, and takes no other key', () => {
    expect(screen.controller.pressKey('ok')).to.equal(true);
    expect(screen.controller.pressKey('blue')).to.equal(false);
    expect(screen.activated).to.deep.equal(['a2']);
  });

  it('focuses a neighbour when the focused item is removed', async () => {
    await screen.change({ rows: [{ id: 'first', items: ['a1', 'a3'] }] });
    expect(focusedText()).to.equal('a3');
    await screen.change({
      rows: [
        { id: 'first', items: [] },
        { id: 'second', items: ['b1'] },
      ],
    });
    expect(focusedText()).to.equal('b1');
  });

  it('remembers its item while another scope has the focus', async () => {
    screen.controller.pressKey('left');
    await screen.change({ scopeId: 'overlay' });
    expect(focusedText()).to.equal('a2');
    await screen.change({ scopeId: 'screen' });
    expect(focusedText()).to.equal('a1');
  });

  it('leaves the focus to others while its screen lies under another', async () => {
    await screen.change({ isActive: false });
    expect(tabbable(screen)).to.deep.equal([]);
    screen.find('a2').blur();
    await screen.change({});
    expect(focusedText()).not.to.equal('a2');
    await screen.change({ isActive: true });
    expect(focusedText()).to.equal('a2');
  });

  it('follows a pointer that moves, and activates on a click', async () => {
    await sendMouse({ type: 'move', position: [800, 600] });
    await sendMouse({ type: 'move', position: screen.box('b1') });
    expect(focusedText()).to.equal('b1');
    await sendMouse({ type: 'click', position: screen.box('a3') });
    expect(focusedText()).to.equal('a3');
    expect(screen.activated).to.deep.equal(['a3']);
  });

  it('ignores a mousemove without a move: content went by under a resting pointer', async () => {
    screen
      .find('a1')
      .dispatchEvent(new MouseEvent('mousemove', { movementX: 0, movementY: 0, bubbles: true, composed: true }));
    expect(focusedText()).to.equal('a2');
  });
});

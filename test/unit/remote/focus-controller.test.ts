import { expect, fixture, html as testHtml } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { LitElement, html } from 'lit';
import { afterPaint } from '../../../src/remote/after-paint.ts';
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
  renders = 0;
  readonly activated: string[] = [];
  readonly controller = new FocusController(this, {
    scope: () => ({ id: this.scopeId, rows: this.rows, first: 'a2' }),
    isActive: () => this.isActive,
    direction: () => 'ltr',
    onActivate: (item) => this.activated.push(item),
    rendersFocus: true,
  });

  override render(): unknown {
    this.renders += 1;
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

/** Renders nothing that depends on the focus. */
class StillScreen extends LitElement {
  renders = 0;
  readonly controller = new FocusController(this, {
    scope: () => ({ id: 'still', rows: [{ id: 'row', items: ['a1', 'a2'] }] }),
    isActive: () => true,
    direction: () => 'ltr',
    onActivate: () => undefined,
  });

  override render(): unknown {
    this.renders += 1;
    return ['a1', 'a2'].map((item) => html`<button tabindex="-1" data-focus=${item}>${item}</button>`);
  }
}
customElements.define('still-screen', StillScreen);

function focusedText(): string {
  const focused = deepActiveElement();
  return focused instanceof HTMLElement ? focused.innerText : '';
}

/** After the frame that is under way, and what follows it. */
async function painted(): Promise<void> {
  await new Promise((resolve) => afterPaint(() => setTimeout(resolve)));
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

  it('leaves the frame that shows the focus to it: the screen is rendered after that, once for two keys', async () => {
    const { renders } = screen;
    screen.controller.pressKey('down');
    screen.controller.pressKey('right');
    await Promise.resolve();
    expect([focusedText(), screen.renders]).to.deep.equal(['b2', renders]);
    await painted();
    expect([focusedText(), screen.renders]).to.deep.equal(['b2', renders + 1]);
  });

  it('does not wait where the item is still to be rendered', async () => {
    screen.rows = [...screen.rows, { id: 'third', items: ['c1'] }];
    screen.controller.focus('c1');
    await screen.updateComplete;
    expect(focusedText()).to.equal('c1');
  });

  it('does not render a screen again that shows the same wherever the focus is', async () => {
    const still = await fixture<StillScreen>(testHtml`<still-screen></still-screen>`);
    still.controller.pressKey('right');
    await painted();
    expect([focusedText(), still.renders]).to.deep.equal(['a2', 1]);
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

import { expect } from '@open-wc/testing';
import { throwIfAborted } from '../../../src/lib/abort.ts';
import { polyfillAbort, polyfillToggleAttribute } from '../../../src/lib/polyfills.ts';

interface Globals {
  AbortController?: typeof AbortController;
  AbortSignal?: typeof AbortSignal;
}

/** What a browser has after the polyfill that had `globals` before. */
function controllerOf(globals: Globals): AbortController {
  polyfillAbort(globals);
  if (!globals.AbortController) throw new TypeError('no AbortController');
  return new globals.AbortController();
}

describe('polyfillAbort', () => {
  it('gives Chromium 63 a signal that tells its listeners once', () => {
    const controller = controllerOf({});
    const heard: string[] = [];
    const removed = (): number => heard.push('removed');
    controller.signal.addEventListener('abort', ({ type }) => heard.push(type));
    controller.signal.addEventListener('abort', removed);
    controller.signal.removeEventListener('abort', removed);
    controller.signal.onabort = () => heard.push('onabort');
    expect(controller.signal.aborted).to.equal(false);
    controller.abort();
    controller.abort();
    expect(controller.signal.aborted).to.equal(true);
    expect(heard).to.deep.equal(['onabort', 'abort']);
  });

  it('gives Chromium 63 a controller that lib/abort.ts can work with', () => {
    const parent = controllerOf({});
    const { signal } = parent;
    expect(() => throwIfAborted(signal)).not.to.throw();
    parent.abort();
    expect(() => throwIfAborted(signal)).to.throw(DOMException);
  });

  it('leaves a browser alone that has it all', () => {
    const native = AbortController;
    polyfillAbort(window);
    expect(AbortController).to.equal(native);
  });
});

describe('polyfillToggleAttribute', () => {
  const lacking: { toggleAttribute?: Element['toggleAttribute'] } = {};
  polyfillToggleAttribute(lacking);

  function toggle(element: Element, force?: boolean): boolean | undefined {
    return lacking.toggleAttribute?.call(element, 'hidden', force);
  }

  it('sets and removes in turn, and says which', () => {
    const element = document.createElement('p');
    expect([toggle(element), element.hasAttribute('hidden')]).to.deep.equal([true, true]);
    expect([toggle(element), element.hasAttribute('hidden')]).to.deep.equal([false, false]);
  });

  it('does as it is forced, and keeps a value that is there', () => {
    const element = document.createElement('p');
    element.setAttribute('hidden', 'until-found');
    toggle(element, true);
    expect(element.getAttribute('hidden')).to.equal('until-found');
    toggle(element, false);
    expect(element.hasAttribute('hidden')).to.equal(false);
  });
});

/**
 * What the DOM of Chromium 63 lacks and the app uses; the language's own additions come from core-js, by usage, in the build.
 * Imported first by `main.ts`. Each part names the Chromium that brought it and does nothing from there on.
 */

/** `Element.toggleAttribute`: Chromium 69. Lit sets boolean attributes with it. */
export function polyfillToggleAttribute(prototype: Partial<Pick<Element, 'toggleAttribute'>>): void {
  prototype.toggleAttribute ??= function (this: Element, name: string, force?: boolean): boolean {
    const wanted = force ?? !this.hasAttribute(name);
    if (!wanted) this.removeAttribute(name);
    else if (!this.hasAttribute(name)) this.setAttribute(name, '');
    return wanted;
  };
}

/**
 * `AbortController`, `AbortSignal`: Chromium 66. `EventTarget` cannot be extended before 64, so a signal borrows a fragment's
 * events. The `fetch` of 63 to 65 ignores `signal`: whoever calls it races the two. Without `reason` (98) and
 * `throwIfAborted` (100), which src/lib/abort.ts does without.
 */
class Signal {
  aborted = false;
  onabort: ((event: Event) => unknown) | null = null;
  private readonly target = document.createDocumentFragment();

  addEventListener(...listener: Parameters<EventTarget['addEventListener']>): void {
    this.target.addEventListener(...listener);
  }

  removeEventListener(...listener: Parameters<EventTarget['removeEventListener']>): void {
    this.target.removeEventListener(...listener);
  }

  dispatchEvent(event: Event): boolean {
    if (event.type === 'abort') this.onabort?.(event);
    return this.target.dispatchEvent(event);
  }
}

class Controller {
  readonly signal = new Signal();

  abort(): void {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.dispatchEvent(new Event('abort'));
  }
}

export function polyfillAbort(globals: { AbortController?: unknown; AbortSignal?: unknown }): void {
  globals.AbortSignal ??= Signal;
  globals.AbortController ??= Controller;
}

polyfillToggleAttribute(Element.prototype);
polyfillAbort(window);

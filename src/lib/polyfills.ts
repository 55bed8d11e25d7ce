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
 * events. The `fetch` of 63 to 65 ignores `signal`: whoever calls it races the two.
 */
class Signal {
  aborted = false;
  reason: unknown = undefined;
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

  abort(reason?: unknown): void {
    if (this.signal.aborted) return;
    this.signal.aborted = true;
    this.signal.reason = reason ?? abortError();
    this.signal.dispatchEvent(new Event('abort'));
  }
}

function abortError(): DOMException {
  return new DOMException('The operation was aborted.', 'AbortError');
}

type AbortGlobals = Partial<Record<'AbortController' | 'AbortSignal', { readonly prototype: object }>>;

export function polyfillAbort(globals: AbortGlobals): void {
  globals.AbortSignal ??= Signal;
  globals.AbortController ??= Controller;
  addAbortReason(globals.AbortController.prototype);
  addThrowIfAborted(globals.AbortSignal.prototype);
}

/** `AbortSignal.reason`: Chromium 98. */
function addAbortReason(prototype: Partial<AbortController>): void {
  if (typeof AbortSignal !== 'undefined' && 'reason' in AbortSignal.prototype) return;
  const abort = prototype.abort;
  prototype.abort = function (this: AbortController, reason?: unknown): void {
    if (!this.signal.aborted && !('reason' in this.signal)) {
      Object.defineProperty(this.signal, 'reason', { value: reason ?? abortError() });
    }
    abort?.call(this, reason);
  };
}

/** `AbortSignal.throwIfAborted`: Chromium 100. */
function addThrowIfAborted(prototype: Partial<AbortSignal>): void {
  prototype.throwIfAborted ??= function (this: AbortSignal): void {
    if (this.aborted) throw this.reason;
  };
}

polyfillToggleAttribute(Element.prototype);
polyfillAbort(window);

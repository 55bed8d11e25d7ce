import { expect } from '@open-wc/testing';
import { abortError, childController, isAbortError, raceAbort, throwIfAborted } from '../../../src/lib/abort.ts';
import { defer, nextTask } from './deferred.ts';
import { rejectionOf } from './rejection.ts';

describe('isAbortError', () => {
  it('knows the AbortError of the DOM, also the one that the browser makes', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(isAbortError(abortError())).to.equal(true);
    expect(isAbortError(await rejectionOf(fetch('/tsconfig.json', { signal: controller.signal })))).to.equal(true);
  });

  it('does not take other errors for it', () => {
    expect(isAbortError(new DOMException('gone', 'InvalidStateError'))).to.equal(false);
    expect(isAbortError(new TypeError('AbortError'))).to.equal(false);
    expect(isAbortError(undefined)).to.equal(false);
  });
});

describe('throwIfAborted', () => {
  it('throws an AbortError after the signal, and nothing before it', () => {
    const controller = new AbortController();
    throwIfAborted(controller.signal);
    controller.abort();
    expect(() => throwIfAborted(controller.signal)).to.throw(DOMException, 'aborted');
  });
});

describe('raceAbort', () => {
  it('hands on what the work resolves or rejects with', async () => {
    const { signal } = new AbortController();
    const reason = new TypeError('broken');
    expect(await raceAbort(Promise.resolve(7), signal)).to.equal(7);
    expect(await rejectionOf(raceAbort(Promise.reject(reason), signal))).to.equal(reason);
  });

  it('rejects with an AbortError while the work goes on', async () => {
    const controller = new AbortController();
    const raced = raceAbort(defer<never>().promise, controller.signal);
    controller.abort();
    expect(isAbortError(await rejectionOf(raced))).to.equal(true);
  });

  it('rejects at once when the signal was aborted before', async () => {
    const controller = new AbortController();
    controller.abort();
    expect(isAbortError(await rejectionOf(raceAbort(Promise.resolve(7), controller.signal)))).to.equal(true);
  });

  it('leaves no rejection unhandled when the work fails after, or because of, the abort', async () => {
    const unhandled: unknown[] = [];
    const listen = (event: PromiseRejectionEvent): void => {
      event.preventDefault();
      event.stopImmediatePropagation();
      unhandled.push(event.reason);
    };
    window.addEventListener('unhandledrejection', listen, { capture: true });
    const controller = new AbortController();
    const late = defer<never>();
    const raced = raceAbort(late.promise, controller.signal);
    controller.abort();
    late.reject(new TypeError('late'));
    await rejectionOf(raced);
    await rejectionOf(raceAbort(Promise.reject(new TypeError('aborted already')), controller.signal));
    await nextTask();
    await nextTask();
    window.removeEventListener('unhandledrejection', listen, { capture: true });
    expect(unhandled).to.deep.equal([]);
  });

  it('takes its listener off the signal when the work is done', async () => {
    const { signal } = new AbortController();
    const listeners = new Set<unknown>();
    const { addEventListener, removeEventListener } = signal;
    signal.addEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
      listeners.add(listener);
      addEventListener.call(signal, type, listener);
    };
    signal.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
      listeners.delete(listener);
      removeEventListener.call(signal, type, listener);
    };
    const work = defer<number>();
    const raced = raceAbort(work.promise, signal);
    expect(listeners.size).to.equal(1);
    work.resolve(7);
    await raced;
    expect(listeners.size).to.equal(0);
  });
});

describe('childController', () => {
  it('is aborted with its parent', () => {
    const parent = new AbortController();
    const child = childController(parent.signal);
    expect(child.signal.aborted).to.equal(false);
    parent.abort();
    expect(child.signal.aborted).to.equal(true);
  });

  it('is aborted from the start when its parent is', () => {
    const parent = new AbortController();
    parent.abort();
    expect(childController(parent.signal).signal.aborted).to.equal(true);
  });

  it('can be aborted alone', () => {
    const parent = new AbortController();
    const child = childController(parent.signal);
    child.abort();
    expect(child.signal.aborted).to.equal(true);
    expect(parent.signal.aborted).to.equal(false);
  });
});

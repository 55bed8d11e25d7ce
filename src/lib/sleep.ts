import { abortError } from './abort.ts';

/** Resolves after so many milliseconds. Rejects with an AbortError as soon as `signal` says so, and leaves no timer. */
export type Sleep = (ms: number, signal: AbortSignal) => Promise<void>;

/** By the page's own timers. */
export const sleep: Sleep = (ms, signal) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(abortError());
      return;
    }
    const onAbort = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      reject(abortError());
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', onAbort);
      resolve();
    }, ms);
    signal.addEventListener('abort', onAbort);
  });

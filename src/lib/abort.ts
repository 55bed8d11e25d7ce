/** What an aborted operation rejects with, as in the DOM standard. */
export function abortError(): DOMException {
  return new DOMException('The operation was aborted', 'AbortError');
}

export function isAbortError(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError';
}

/** Call it after each `await` of work that can outlive its caller. */
export function throwIfAborted(signal: AbortSignal): void {
  if (signal.aborted) throw abortError();
}

/** `work`, or an AbortError as soon as the signal says so; `work` itself goes on unheard. */
export async function raceAbort<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  if (signal.aborted) {
    work.catch(() => undefined); // nobody else listens to it
    throw abortError();
  }
  let stop: (() => void) | undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(abortError());
    signal.addEventListener('abort', stop);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}

/** A controller that is aborted with `parent`, and can be aborted on its own. */
export function childController(parent: AbortSignal): AbortController {
  const child = new AbortController();
  if (parent.aborted) child.abort();
  else {
    const follow = (): void => child.abort();
    parent.addEventListener('abort', follow);
    child.signal.addEventListener('abort', () => parent.removeEventListener('abort', follow));
  }
  return child;
}

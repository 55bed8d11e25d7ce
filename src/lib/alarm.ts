/** Calls `ring` after so many milliseconds, unless `signal` is aborted or the returned function called before. Leaves no timer. */
export function setAlarm(ms: number, ring: () => void, signal: AbortSignal): () => void {
  const stop = (): void => {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  };
  const timer = setTimeout(() => {
    stop();
    if (!signal.aborted) ring();
  }, ms);
  signal.addEventListener('abort', stop);
  return stop;
}

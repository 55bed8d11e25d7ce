/**
 * Calls `renew` after so many seconds, or when a paused element plays on after them: a pause needs no license, and neither do
 * keys that are on no element, whether prepared or kept. Never once `signal` is aborted.
 */
export function renewWhilePlaying(
  seconds: number,
  element: () => HTMLMediaElement | null,
  renew: () => void,
  signal: AbortSignal,
): void {
  let playing: HTMLMediaElement | null = null;
  const stop = (): void => {
    clearTimeout(timer);
    playing?.removeEventListener('play', run);
    signal.removeEventListener('abort', stop);
  };
  const run = (): void => {
    stop();
    if (!signal.aborted) renew();
  };
  const onDue = (): void => {
    playing?.removeEventListener('play', run);
    playing = element();
    if (playing?.paused === false) {
      run();
      return;
    }
    playing?.addEventListener('play', run);
    // The keys may go to another element meanwhile.
    timer = setTimeout(onDue, LOOK_AGAIN_MS);
  };
  let timer = setTimeout(onDue, Math.min(seconds * 1000, LONGEST_TIMER_MS));
  signal.addEventListener('abort', stop);
}

const LOOK_AGAIN_MS = 2000;

/** A browser's timer takes 31 bits of milliseconds, and fires at once for more. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

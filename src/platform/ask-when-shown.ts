/** Asks at once and whenever the app comes back into view: what a viewer set in the TV's own menu. No answer is no news. */
export function askWhenShown(ask: () => Promise<boolean | null>, tell: (isOn: boolean) => void): void {
  const askNow = (): void => {
    ask().then(
      (answer) => {
        if (answer !== null) tell(answer);
      },
      () => undefined,
    );
  };
  document.addEventListener('visibilitychange', () => {
    if (!document.hidden) askNow();
  });
  askNow();
}

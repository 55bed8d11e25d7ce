import { readContentTarget } from '../launch-parameters.ts';

interface PalmSystem {
  /** JSON. */
  readonly launchParams?: string;
  activate?(): void;
}

/**
 * Tells which title the TV's home screen asks for, at the start and whenever it asks again. `handlesRelaunch` in
 * appinfo.json leaves it to the app to come to the front, with or without a title.
 */
export function watchWebosLaunch(tell: (contentId: string) => void): void {
  const tellOf = (told: unknown): void => {
    const contentId = readContentTarget(told);
    if (contentId !== null) tell(contentId);
  };
  tellOf(palmSystem()?.launchParams);
  document.addEventListener('webOSRelaunch', (event) => {
    tellOf((event as CustomEvent<unknown>).detail);
    palmSystem()?.activate?.();
  });
}

function palmSystem(): PalmSystem | undefined {
  return (window as { PalmSystem?: PalmSystem }).PalmSystem;
}

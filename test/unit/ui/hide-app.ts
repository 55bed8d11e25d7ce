import { rendered } from './mount-app.ts';

/** As if another app came before the page, or went: a test page itself cannot be hidden. */
export async function hideApp(isHidden: boolean): Promise<void> {
  if (isHidden) Object.defineProperty(document, 'hidden', { configurable: true, value: true });
  else Reflect.deleteProperty(document, 'hidden');
  document.dispatchEvent(new Event('visibilitychange'));
  await rendered();
}

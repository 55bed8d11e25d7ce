import type { Tv } from './tv.ts';

/** Another app, another input or a standby comes before the page: its window is really hidden. */
export const hide = (tv: Tv): Promise<void> => setWindow(tv, 'minimized', 'hidden');

export const show = (tv: Tv): Promise<void> => setWindow(tv, 'normal', 'visible');

async function setWindow(tv: Tv, windowState: 'minimized' | 'normal', visibility: string): Promise<void> {
  const session = await tv.page.createCDPSession();
  const { windowId } = await session.send('Browser.getWindowForTarget');
  await session.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  await session.detach();
  await tv.see(`a page that is ${visibility}`, `document.visibilityState === '${visibility}'`);
}

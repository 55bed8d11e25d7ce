import type { CDPSession } from 'puppeteer-core';
import type { Tv } from './tv.ts';

/** Presses keys by their codes, one after the other. */
export type PressCodes = (...codes: readonly number[]) => Promise<void>;

/** Keys that the app knows by what they type, in the place that a keyboard of the United States has for them; with Shift. */
const TYPED: Readonly<Record<number, string>> = { 191: '?' };
const SHIFT = 8;

/** A maker's remote, whose keys have codes that no keyboard has. */
export async function takeRemote(tv: Tv): Promise<PressCodes> {
  const session = await tv.page.createCDPSession();
  return async (...codes) => {
    for (const code of codes) await pressCode(session, code);
  };
}

/** `repeats`: how often the key repeats before it is let go. */
export async function pressCode(session: CDPSession, code: number, repeats = 0): Promise<void> {
  const typed = TYPED[code];
  const key = { windowsVirtualKeyCode: code, ...(typed !== undefined && { key: typed, modifiers: SHIFT }) };
  for (let at = 0; at <= repeats; at += 1) {
    await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', autoRepeat: at > 0, ...key });
  }
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
}

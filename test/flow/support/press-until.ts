import type { KeyInput } from 'puppeteer-core';
import type { Tv } from './tv.ts';

/** More than any row, list or panel is long. */
const MOST_PRESSES = 20;

/** Presses `key` until `condition` holds in the page, which may be at once. Fails, naming `what`, where `most` presses lead nowhere. */
export async function pressUntil(
  tv: Tv,
  key: KeyInput,
  what: string,
  condition: string,
  most = MOST_PRESSES,
): Promise<void> {
  for (let presses = 0; !(await tv.page.evaluate(condition)); presses += 1) {
    if (presses === most) {
      throw new Error(
        `${most} × ${key} do not lead to ${what}, but to ${await tv.focus()}. On screen: ${await tv.text()}`,
      );
    }
    await tv.press(key);
  }
}

/** Presses `key` until what a screen reader calls `name` has the focus. */
export const pressTo = (tv: Tv, key: KeyInput, name: string): Promise<void> =>
  pressUntil(tv, key, name, `latchkeyTest.focus() === ${JSON.stringify(name)}`);

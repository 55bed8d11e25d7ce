import type { EngineTv } from './engine-tv.ts';

/** What the app says to a build without MP4. */
export const REFUSAL = 'KEY_SYSTEM_UNAVAILABLE';

/** Called where a screen is worth a look, with its name. */
export type Look = (screen: string) => Promise<void>;

const focusOn = (name: string): string => `(latchkeyTest.focus() || '').startsWith('${name}')`;

/** Home as it comes up. */
export const seeHome = (tv: EngineTv): Promise<void> =>
  tv.see('Home with its first card focused', focusOn('Aurora'), 30_000);

/** To the end of the first rail, through the others and back: what has focus is said, and comes to rest on the screen. */
export async function walkFocus(tv: EngineTv): Promise<void> {
  await tv.press('right');
  await seeFocus(tv, 'Saltwater');
  await tv.press('right', 'right', 'right');
  await seeFocus(tv, 'Farlight');
  await tv.press('down', 'down');
  await seeFocus(tv, 'Lake Camera');
  await tv.press('up', 'up', 'left', 'left', 'left', 'left');
  await seeFocus(tv, 'Aurora');
}

async function seeFocus(tv: EngineTv, name: string): Promise<void> {
  const restsOnScreen = `(() => {
    const { left, top, right, bottom, width } = latchkeyTest.active().getBoundingClientRect();
    const [before, now] = [window.latchkeyPlace, left + ' ' + top];
    window.latchkeyPlace = now;
    return before === now && width > 0 && left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  })()`;
  await tv.see(`focus on ${name}`, `${focusOn(name)} && ${restsOnScreen}`);
}

export async function playClear(tv: EngineTv): Promise<void> {
  await tv.press('right', 'right', 'right', 'right');
  await seeFocus(tv, 'Farlight');
  await playFromDetails(tv);
  await seePlaying(tv);
}

export async function playProtected(tv: EngineTv): Promise<void> {
  await playFromDetails(tv);
  await seePlaying(tv);
}

async function playFromDetails(tv: EngineTv): Promise<void> {
  await tv.press('ok');
  await seeDetails(tv);
  await tv.press('ok');
}

/** It has a button alone, or two after it was played before. */
const seeDetails = (tv: EngineTv): Promise<void> =>
  tv.see('Details', `/^(Play|Resume at)/.test(latchkeyTest.focus() || '')`);

/** Two seconds in, more than half of the frames decoded. */
const seePlaying = (tv: EngineTv): Promise<void> =>
  tv.see(
    'a moving picture',
    `(() => { const v = latchkeyTest.video(); return v && !v.paused && v.time > 2 && v.frames > 25 && v.height > 0; })()`,
    30_000,
  );

/** Controls, picture, Details, Home, the question whether to leave, and Home again. */
export async function leavePicture(tv: EngineTv, title: string, look: Look): Promise<void> {
  await tv.press('up');
  await tv.see('the controls', `latchkeyTest.focus() === 'Pause'`);
  await look('controls');
  await tv.press('back');
  await tv.see('the picture alone', `latchkeyTest.focus() !== 'Pause'`);
  await tv.press('back');
  await seeDetails(tv);
  await look('details');
  await tv.press('back');
  await seeHomeAndStay(tv, title);
}

/** As far as one gets without MP4: a refusal that says why. */
export async function leaveRefusal(tv: EngineTv): Promise<void> {
  await playFromDetails(tv);
  await tv.see('a refusal', `latchkeyTest.text().includes('${REFUSAL}')`, 30_000);
  await tv.press('back');
  await seeDetails(tv);
  await tv.press('back');
  await seeHomeAndStay(tv, 'Aurora');
}

async function seeHomeAndStay(tv: EngineTv, title: string): Promise<void> {
  await tv.see('Home with the title focused', focusOn(title));
  await tv.see('nothing playing behind Home', 'latchkeyTest.video() === null');
  await tv.press('back');
  await tv.see('the question whether to leave', `latchkeyTest.text().includes('Leave Latchkey?')`);
  await tv.press('back');
  await tv.see('Home without a question', `!latchkeyTest.text().includes('Leave Latchkey?') && ${focusOn(title)}`);
}

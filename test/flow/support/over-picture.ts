import type { Tv } from './tv.ts';

/** Evaluated in the page while there is a picture: what lies over it. */
export const ROOM = `document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot.querySelector('player-room').shadowRoot`;

export const HAS_CONTROLS = `(${ROOM}.querySelector('.buttons') !== null)`;

/** What a key has just done, as the small hint says it; empty where there is none. */
export const HINT = `((hint) => (hint ? hint.textContent.trim() : ''))(${ROOM}.querySelector('mini-hint').shadowRoot.querySelector('p'))`;

export const SUBTITLE_LINES = `[...${ROOM}.querySelector('subtitle-layer').shadowRoot.querySelectorAll('p .line')]`;

/** What stands in the subtitle layer, in one line. */
export const SUBTITLE = `${SUBTITLE_LINES}.map((line) => line.textContent).join(' ')`;

export const seeControls = (tv: Tv): Promise<void> => tv.see('the controls', HAS_CONTROLS);

/** `timeoutMs`: they hide by themselves after 5 s. */
export const seeNoControls = (tv: Tv, timeoutMs?: number): Promise<void> =>
  tv.see('no controls', `!${HAS_CONTROLS}`, timeoutMs);

export const seeHint = (tv: Tv, text: string): Promise<void> =>
  tv.see(`the hint “${text}”`, `${HINT} === ${JSON.stringify(text)}`);

/** Writes down each `play`, `pause` and `seeking` of the picture that is there, for {@link readDeeds}. */
export const watchDeeds = (tv: Tv): Promise<unknown> =>
  tv.page.evaluate(`{
    const deeds = (window.latchkeyDeeds = []);
    for (const type of ['play', 'pause', 'seeking'])
      document.querySelector('video').addEventListener(type, () => deeds.push(type));
  }`);

export const readDeeds = (tv: Tv): Promise<string[]> => tv.page.evaluate('latchkeyDeeds') as Promise<string[]>;

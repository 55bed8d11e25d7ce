import type { Tv } from './tv.ts';

/** Counts what the viewer cannot see: each real seek, by the media time it leads to. */
export const COUNT_SEEKS = `window.seeks = []; document.querySelector('video').addEventListener('seeking', (event) => seeks.push(event.target.currentTime));`;

export const ROOM = `document.querySelector('tv-app').shadowRoot.querySelector('player-screen').shadowRoot.querySelector('player-room').shadowRoot`;
export const SEEK_BAR = `${ROOM}.querySelector('seek-bar')`;
/** While a seek is chosen; else `null`. */
export const PREVIEW = `(${SEEK_BAR} && ${SEEK_BAR}.shadowRoot.querySelector('seek-preview'))`;

export const focusOn = (tv: Tv, name: string): Promise<void> =>
  tv.see(`the focus on ${name}`, `latchkeyTest.focus() === ${JSON.stringify(name)}`);

/** On the first rail of Home. */
export async function goToNocturne(tv: Tv): Promise<void> {
  await tv.press('ArrowRight', 'ArrowRight', 'ArrowRight');
  await tv.see('Nocturne', `(latchkeyTest.focus() || '').startsWith('Nocturne')`);
}

/** In place of a manifest: the same, of another length in seconds. All other files stay. */
export const alterDuration =
  (seconds: number) =>
  (_titleId: string, path: string, body: Buffer): Buffer =>
    path.endsWith('.mpd')
      ? Buffer.from(
          String(body).replace(/mediaPresentationDuration="[^"]*"/, `mediaPresentationDuration="PT${seconds}S"`),
        )
      : body;

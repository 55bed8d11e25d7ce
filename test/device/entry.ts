/** Up, Up, Down, Down, Left, Right, Left, Right: on every remote, and by nobody's chance. */
const SEQUENCE = [38, 38, 40, 40, 37, 39, 37, 39];
const PAUSE_MS = 2000;

let pressed: readonly { readonly code: number; readonly atMs: number }[] = [];

/** In the app of a development package alone: leads to the probes, whatever the app does with the keys meanwhile. */
window.addEventListener(
  'keydown',
  ({ keyCode, timeStamp }: { readonly keyCode: number; readonly timeStamp: number }) => {
    const last = pressed[pressed.length - 1];
    const kept = last !== undefined && timeStamp - last.atMs > PAUSE_MS ? [] : pressed;
    pressed = [...kept, { code: keyCode, atMs: timeStamp }].slice(-SEQUENCE.length);
    if (pressed.map(({ code }) => code).join() === SEQUENCE.join()) location.href = 'probe/index.html';
  },
  true,
);

import { tizenApi } from '../../src/platform/tizen/tizen-api.ts';
import { createKeyLog, type KeyRecord, type LoggedSignal } from './key-log.ts';
import { readKey, registerAllKeys } from './probe-keys.ts';
import { formatResult } from './probe-result.ts';
import { createScreen, leave, type Line } from './screen.ts';

/** A code is drawn when the remote rests: to draw it at each key would slow down what is measured. */
const REST_MS = 600;

/** Shows each key as the engine tells of it. Back leaves when it comes twice in a row. */
function watchKeys(): void {
  const screen = createScreen({ page: 'keys', title: 'Keys', hint: 'Back twice: all probes', hasOwnKeys: false });
  const registered = registerAllKeys(tizenApi());
  const log = createKeyLog();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const update = (): void => {
    screen.show(log.records().map(toLine).reverse());
    clearTimeout(timer);
    timer = setTimeout(() => {
      const keys = log.records();
      screen.encode(formatResult('keys', { registered, keys }));
      document.documentElement.dataset.probe = 'done';
    }, REST_MS);
  };
  const onKey = (event: KeyboardEvent): void => {
    event.preventDefault();
    if (isSecondBack(event, log.last())) {
      leave(event, 'index.html');
      return;
    }
    log.add(event);
    update();
  };
  window.addEventListener('keydown', onKey);
  window.addEventListener('keyup', onKey);
  // Older Samsung sets tell of Back in this way as well.
  window.addEventListener('tizenhwkey', (event) =>
    screen.say(`tizenhwkey: ${String((event as { keyName?: string }).keyName)}`),
  );
  screen.say('Press each key of the remote, and hold some for two seconds.');
}

function isSecondBack(signal: LoggedSignal, last: KeyRecord | undefined): boolean {
  return signal.type === 'keydown' && !signal.repeat && readKey(signal) === 'back' && last?.keyCode === signal.keyCode;
}

function toLine({ code, key, keyCode, repeats, heldMs, firstRepeatMs, repeatMs }: KeyRecord): Line {
  const repeated =
    repeats === 0 ? '' : ` · ${repeats} times: after ${firstRepeatMs ?? '?'} ms, then each ${repeatMs ?? '?'} ms`;
  const held = heldMs === null ? 'no keyup' : `${heldMs} ms`;
  return { label: `${keyCode} ${key}`, value: `${code || 'no code'} · ${held}${repeated}` };
}

watchKeys();

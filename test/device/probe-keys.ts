/** What is read of a `KeyboardEvent`. */
export interface KeySignal {
  readonly keyCode: number;
}

export type PageKey = 'up' | 'down' | 'left' | 'right' | 'back';

/** Back: Samsung's, LG's, and Escape and Backspace of a keyboard. */
const KEYS: Readonly<Record<number, PageKey>> = {
  37: 'left',
  38: 'up',
  39: 'right',
  40: 'down',
  10009: 'back',
  461: 'back',
  27: 'back',
  8: 'back',
};

/** `null`: the pages have no use for it. OK is the browser's own. */
export function readKey({ keyCode }: KeySignal): PageKey | null {
  return KEYS[keyCode] ?? null;
}

/** Asks a Samsung TV for what it sends to those who ask by name: all but what the TV itself needs. Answers with what was asked for. */
export function registerAllKeys(api: Pick<typeof tizen, 'tvinputdevice'> | undefined): readonly string[] {
  const input = api?.tvinputdevice;
  if (input === undefined) return [];
  const names = input.getSupportedKeys().map(({ name }) => name);
  const asked = names.filter((name) => !/^(?:Volume|Exit|Power)/.test(name));
  return asked.filter((name) => {
    try {
      input.registerKey(name);
      return true;
    } catch {
      return false;
    }
  });
}

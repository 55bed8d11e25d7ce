import { benchKeys } from './bench-keys.ts';
import { benchStartUp } from './bench-start-up.ts';
import { benchTokens } from './bench-tokens.ts';

const DEFAULT_ROUNDS = 7;
/** Of each walk over a screen. */
const KEY_ROUNDS = 12;

/** `npm run bench`: all of it; `-- 3` with three rounds of starts; `-- tokens` or `-- keys`: these alone. */
async function bench(choice: string | undefined): Promise<void> {
  if (choice === 'tokens') return benchTokens();
  if (choice === 'keys') return benchKeys(KEY_ROUNDS);
  const rounds = Number(choice ?? DEFAULT_ROUNDS);
  if (!(Number.isInteger(rounds) && rounds >= 1)) {
    throw new TypeError(`Expected "tokens", "keys" or a number of rounds, got ${choice}`);
  }
  await benchTokens();
  await benchKeys(KEY_ROUNDS);
  await benchStartUp(rounds);
}

await bench(process.argv[2]);

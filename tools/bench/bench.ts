import { benchStartUp } from './bench-start-up.ts';
import { benchTokens } from './bench-tokens.ts';

const DEFAULT_ROUNDS = 7;

/** `npm run bench`: all of it; `-- 3` with three rounds of starts; `-- tokens`: tokens and licenses alone. */
async function bench(choice: string | undefined): Promise<void> {
  const isForTokens = choice === 'tokens';
  const rounds = Number(isForTokens ? 0 : (choice ?? DEFAULT_ROUNDS));
  if (!isForTokens && !(Number.isInteger(rounds) && rounds >= 1)) {
    throw new TypeError(`Expected "tokens" or a number of rounds, got ${choice}`);
  }
  await benchTokens();
  if (!isForTokens) await benchStartUp(rounds);
}

await bench(process.argv[2]);

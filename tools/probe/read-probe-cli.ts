import { readFileSync } from 'node:fs';
import { ProbeTextError, readProbes } from './read-probe.ts';

/** `npm run probe:read -- <text> …`, or the text on standard input. Exit code 1 where it cannot be read. */
function readFromTerminal(): void {
  const given = process.argv.slice(2);
  const text = given.length > 0 ? given.join('\n') : readFileSync(0, 'utf8');
  for (const result of readProbes(text)) console.log(JSON.stringify(result, null, 2));
}

try {
  readFromTerminal();
} catch (error) {
  if (!(error instanceof ProbeTextError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

import { createInterface } from 'node:readline/promises';
import { describeFailure } from '../package/package-error.ts';
import { sideload } from './sideload.ts';

/** `npm run sideload -- --webos <device>`, `npm run sideload -- --tizen <IP address>` */
sideload(process.argv.slice(2), {
  env: process.env,
  write: (text) => process.stdout.write(text),
  ask,
}).catch((error: unknown) => {
  console.error(describeFailure(error));
  process.exitCode = 1;
});

/** At the end of its input, as where nobody sits there, it is an empty text. */
async function ask(question: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<string>((resolve) => terminal.once('close', () => resolve('')));
  const answer = await Promise.race([terminal.question(question), ended]);
  terminal.close();
  return answer.trim();
}

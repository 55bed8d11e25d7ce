import { askForToken } from './ask-for-token.ts';
import { readCommand } from './read-command.ts';
import { formatTokenHelp } from './token-help.ts';
import { UsageError } from './usage-error.ts';

/** The URL goes to standard output, alone; everything else to standard error. */
async function run(): Promise<number> {
  const command = readCommand(process.argv.slice(2), process.env);
  if (!command) {
    console.log(formatTokenHelp());
    return 0;
  }
  const outcome = await askForToken(command);
  if ('url' in outcome) console.log(outcome.url);
  else console.error(outcome.problem.join('\n'));
  return 'url' in outcome ? 0 : 1;
}

try {
  process.exitCode = await run();
} catch (error) {
  if (!(error instanceof UsageError)) throw error;
  console.error(`${error.message}\nMore with --help.`);
  process.exitCode = 2;
}

// Runs before every script of package.json, on a machine with nothing but Node and npm: Node's built-in modules only, and no
// syntax that an older Node could not parse, so that it can still say what is missing.
import { readFileSync } from 'node:fs';
import { describeOldNode } from './node-version.mjs';

const { engines } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const problem = describeOldNode(engines.node, process.versions.node) || (await prepare());
if (problem) {
  console.error(problem);
  process.exit(1);
}

async function prepare() {
  const { installDependencies } = await import('./dependencies.mjs');
  const { provideChrome } = await import('./provide-chrome.mjs');
  return installDependencies() || (process.argv.includes('--browser') ? provideChrome() : '');
}

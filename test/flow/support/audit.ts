import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Tv } from './tv.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Fails with one line per violation that axe finds on the whole page, shadow roots included. `what`: the state it is in. */
export async function audit(tv: Tv, what: string): Promise<void> {
  // What fades is faint for a moment.
  await tv.see(
    'everything at rest',
    `document.getAnimations().every(({ effect }) => effect.getTiming().iterations === Infinity)`,
  );
  if (!(await tv.page.evaluate(`'axe' in window`))) await tv.page.evaluate(`${AXE};`);
  const violations = await tv.page.evaluate(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => id + ': ' + help + ' — ' + target.flat().join(' ') + ' ' + html)))`);
  assert.deepEqual(violations, [], what);
}

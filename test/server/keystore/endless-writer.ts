import { writeSync } from 'node:fs';

import { openKeyStore } from '../../../server/keystore/key-store.ts';

/** Adds and changes keys in the file that is named, several at a time, until it is killed; prints what was acknowledged. */
const [file = '', round = ''] = process.argv.slice(2);
const store = await openKeyStore({ file, now: Date.now });
// Long enough that a write takes more than one page.
const info = 'x'.repeat(1000);

async function write(lane: number): Promise<void> {
  for (let index = 0; ; index += 1) {
    const kid = Buffer.from(`${round}.${lane}.${index}`.padEnd(16, '.')).toString('hex');
    await store.add({ kid, ek: '0'.repeat(48), kekId: '', info, lastUpdate: '2026-11-21T10:00:00Z' });
    writeSync(1, `${kid} added\n`);
    await store.update(kid, (key) => ({ ...key, contentId: 'changed' }));
    writeSync(1, `${kid} changed\n`);
  }
}

await Promise.all([0, 1, 2].map(write));

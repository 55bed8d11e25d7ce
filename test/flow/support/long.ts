import { it } from 'node:test';

/** For a case that differs from another one in its clothes alone: only `npm run test:long` has the time for it. */
export function itLong(name: string, work: () => Promise<void>): void {
  if (process.env['LATCHKEY_LONG'] === '1') it(name, work);
}

import type { Tv } from './tv.ts';

export const seeRest = (tv: Tv): Promise<void> => tv.see('everything at rest', 'latchkeyTest.isAtRest()');

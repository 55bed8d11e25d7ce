import { describe } from 'node:test';
import { useTv } from '../flow/support/use-tv.ts';
import { itNeedsNoClock } from '../flow/support/wrong-clock-cases.ts';

describe('A clock that is an hour slow', () => {
  itNeedsNoClock(useTv(), -3600);
});

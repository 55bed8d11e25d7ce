import { describe } from 'node:test';
import { useTv } from '../flow/support/use-tv.ts';
import { itKnowsWhatIsLive, itNeedsNoClock } from '../flow/support/wrong-clock-cases.ts';

const HOUR_S = 3600;

describe('A clock that is an hour fast', () => {
  const bench = useTv();
  itKnowsWhatIsLive(bench, HOUR_S, 'MEDIA_SEGMENT_UNREACHABLE · HTTP 404');
  itNeedsNoClock(bench, HOUR_S);
});

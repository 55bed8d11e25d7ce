import { describe, it } from 'node:test';
import { SD_VIDEO_HEIGHT } from '../flow/support/app.ts';
import { seeHome } from '../flow/support/play-through.ts';
import { leadOut, pressRandomKeys, type Remote } from '../flow/support/random-keys.ts';
import { useTv } from '../flow/support/use-tv.ts';
import { USER_AGENTS } from '../unit/platform/user-agents.ts';

const COUNT = 5000;
/** Play, pause, stop, rewind, fast-forward, the colours; then channel up, a number and a code that no remote has. */
const COMMON = [415, 19, 413, 412, 417, 403, 404, 405, 406, 427, 49, 99_999];
/** To the track before and after: Samsung's alone. */
const TRACKS = [10232, 10233];

const REMOTES = [
  {
    maker: 'Samsung',
    agent: USER_AGENTS['Tizen 6.5'],
    remote: { back: 10009, playPause: 10252, others: [...COMMON, ...TRACKS] },
  },
  { maker: 'LG', agent: USER_AGENTS['webOS 22'], remote: { back: 461, playPause: 415, others: COMMON } },
] as const;

describe('Random keys and pointer', () => {
  const { switchOn } = useTv({ maxVideoHeight: SD_VIDEO_HEIGHT });
  for (const { maker, agent, remote } of REMOTES) {
    for (const seed of [7, 4711, 90_210]) {
      it(`leave exactly one visible focus after each of ${COUNT} of ${maker}, seed ${seed}`, async () => {
        const tv = await switchOn('', [`--user-agent=${agent}`]);
        const held: Remote = { ...remote, hasPointer: true };
        await seeHome(tv);
        await pressRandomKeys(tv, held, { seed, count: COUNT });
        await leadOut(tv, held);
      });
    }
  }
});

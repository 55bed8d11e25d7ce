import { expect } from '@open-wc/testing';
import { KeyHold } from '../../../../src/engines/dash/key-hold.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { nextTask } from '../../lib/deferred.ts';
import { track } from './fake-chooser.ts';
import { StatusBoard } from './status-board.ts';

const HD = 'b0000000000000000000000000000002';
const LATE = new PlayerError('LICENSE_UNREACHABLE', 'no answer');

describe('KeyHold', () => {
  const representation = { mediaInfo: track('video', HD, 'two') };
  const init = { type: 'InitializationSegment', representation };
  const media = { type: 'MediaSegment', representation };

  it('lets an init segment go that may bring the init data its license waits for; the media after it wait', () => {
    const board = new StatusBoard();
    const hold = new KeyHold(board.keys, { has: () => true, reaches: () => null });
    board.underWay.set(HD, Promise.resolve());
    expect(hold.mayLoad(init) === null).to.equal(false);
    board.lacking.add(HD);
    expect(hold.mayLoad(init) === null).to.equal(true);
    expect(hold.mayLoad(media) === null).to.equal(false);
  });

  it('asks once more for a key of the next period when that may be done, and then waits no more', async () => {
    const board = new StatusBoard();
    const hold = new KeyHold(board.keys, { has: () => false, reaches: () => new Promise<void>(() => undefined) });
    board.refuse(HD, LATE);
    const sent = hold.mayLoad(init);
    await nextTask();
    board.refusals.delete(HD);
    board.listeners.forEach((listener) => listener());
    await sent;
    expect(board.openedLater.map(({ keyIds }) => keyIds)).to.deep.equal([[HD]]);
  });
});

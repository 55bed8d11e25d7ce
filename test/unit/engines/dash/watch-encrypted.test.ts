import { expect } from '@open-wc/testing';
import { watchEncrypted } from '../../../../src/engines/dash/watch-encrypted.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { parseHex, toArrayBuffer } from '../../../../src/lib/bytes.ts';
import { StatusBoard } from './status-board.ts';

const SD = 'a0000000000000000000000000000001';
const UHD = 'b0000000000000000000000000000002';
const DENIED = new PlayerError('LICENSE_DENIED', 'no');

describe('watchEncrypted', () => {
  let video: HTMLVideoElement;
  let board: StatusBoard;
  let errors: PlayerError[];
  let stop: () => void;

  beforeEach(() => {
    [video, board, errors] = [document.createElement('video'), new StatusBoard(), []];
    stop = watchEncrypted(video, board.keys, (error) => errors.push(error));
  });

  const bring = (keyId: string): void => {
    const initData = toArrayBuffer(parseHex(keyId));
    video.dispatchEvent(new MediaEncryptedEvent('encrypted', { initDataType: 'webm', initData }));
  };
  const show = (readyState: number): unknown => Object.defineProperty(video, 'readyState', { value: readyState });
  const waitForKey = (): unknown => video.dispatchEvent(new Event('waitingforkey'));

  it('hands over what the media bring, until it is stopped', () => {
    bring(SD);
    video.dispatchEvent(new MediaEncryptedEvent('encrypted', { initDataType: 'cenc', initData: null }));
    stop();
    bring(UHD);
    expect(board.found).to.deep.equal([SD]);
  });

  it('ends the playback where all keys of the media are refused, and there is no picture', () => {
    bring(SD);
    board.refuse(SD, DENIED);
    expect(errors).to.deep.equal([DENIED]);
  });

  it('ends it no sooner than the picture waits, where others can be had', () => {
    bring(SD);
    bring(UHD);
    show(HTMLMediaElement.HAVE_ENOUGH_DATA);
    board.statuses.set(SD, 'usable');
    board.refuse(UHD, DENIED);
    expect(errors).to.deep.equal([]);
    waitForKey();
    expect(errors).to.deep.equal([DENIED]);
  });

  it('forgets that the picture waited when a key came that it may have waited for', () => {
    bring(SD);
    bring(UHD);
    waitForKey();
    board.statuses.set(SD, 'usable');
    board.refuse(UHD, DENIED);
    expect(errors).to.deep.equal([]);
  });

  it('has no part in keys that others spoke of', () => {
    board.refuse(SD, DENIED);
    waitForKey();
    expect(errors).to.deep.equal([]);
  });
});

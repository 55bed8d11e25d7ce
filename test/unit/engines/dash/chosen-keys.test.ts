import { expect } from '@open-wc/testing';
import type { MediaInfo } from 'dashjs';
import { ChosenKeys, type TrackChooser } from '../../../../src/engines/dash/chosen-keys.ts';
import { keyIdsOf } from '../../../../src/engines/dash/track-keys.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { StatusBoard } from './status-board.ts';

const SD = 'a0000000000000000000000000000001';
const HD = 'b0000000000000000000000000000002';
const EN = 'c0000000000000000000000000000003';
const FR = 'd0000000000000000000000000000004';

const track = (type: string, keyId: string): MediaInfo =>
  ({ type, normalizedKeyIds: new Set([keyId]) }) as unknown as MediaInfo;

const DENIED = new PlayerError('LICENSE_DENIED', 'no');

/** dash.js as far as it chooses tracks; what plays in truth is in the contract suite. */
class FakeChooser {
  readonly done: string[] = [];
  tracks: MediaInfo[] = [];
  renditions: string[] = [];
  current: string | null = null;
  choose: (track: MediaInfo) => void = () => undefined;

  readonly player = {
    on: (_type: string, listener: (event: { value: MediaInfo }) => void) => {
      this.choose = (value) => listener({ value });
    },
    getTracksFor: (type: string) => this.tracks.filter((known) => known.type === type),
    getCurrentRepresentationForType: () => (this.current === null ? null : { id: this.current }),
    getRepresentationsByType: () => this.renditions.map((id) => ({ id })),
    setRepresentationForTypeById: (type: string, id: string) => this.done.push(`${type} rendition ${id}`),
    setCurrentTrack: (chosen: MediaInfo) => this.done.push(`track ${keyIdsOf(chosen).join()}`),
  } as unknown as TrackChooser;
}

describe('ChosenKeys', () => {
  let board: StatusBoard;
  let dash: FakeChooser;
  let errors: PlayerError[];
  let left: number;
  let chosen: ChosenKeys;

  beforeEach(() => {
    board = new StatusBoard();
    dash = new FakeChooser();
    [errors, left] = [[], 0];
    chosen = new ChosenKeys(dash.player, board.keys, {
      onError: (error) => errors.push(error),
      onTrackLeft: () => (left += 1),
    });
  });

  const opened = (): string[] => board.opened.flatMap(({ keyIds }) => keyIds);
  const openedLater = (): string[] => board.openedLater.flatMap(({ keyIds }) => keyIds);

  it('opens the keys of the first track of each kind, without which nothing plays', () => {
    dash.choose(track('video', SD));
    dash.choose(track('audio', EN));
    expect([opened(), openedLater()]).to.deep.equal([[SD, EN], []]);
  });

  it('opens the keys of a later track when it is chosen', () => {
    dash.choose(track('video', SD));
    dash.choose(track('video', HD));
    expect([opened(), openedLater()]).to.deep.equal([[SD], [HD]]);
  });

  it('lets an init segment wait for the key of its track, and nothing else', () => {
    const license = Promise.resolve();
    board.underWay.set(HD, license);
    const representation = { mediaInfo: track('video', HD) };
    expect(chosen.mayLoad({ type: 'InitializationSegment', representation })).to.equal(license);
    expect(chosen.mayLoad({ type: 'MediaSegment', representation })).to.equal(null);
    const started = { mediaInfo: track('video', SD) };
    expect(chosen.mayLoad({ type: 'InitializationSegment', representation: started })).to.equal(null);
    expect(chosen.mayLoad({ type: 'MPD' })).to.equal(null);
  });

  it('goes back to the rendition that played, when the key of the next is refused', () => {
    const sd = track('video', SD);
    dash.choose(sd);
    dash.current = '360';
    dash.choose(track('video', HD));
    dash.tracks = [sd];
    dash.renditions = ['240', '360'];
    board.refuse(HD, DENIED);
    expect([dash.done, left, errors]).to.deep.equal([['video rendition 360'], 1, []]);
  });

  it('goes back to the audio track that played: it has no rendition in common with another', () => {
    const english = track('audio', EN);
    const other = track('audio', SD);
    dash.choose(other);
    dash.choose(english);
    dash.choose(track('audio', FR));
    dash.tracks = [other, english];
    board.refuse(FR, DENIED);
    expect([dash.done, left]).to.deep.equal([[`track ${EN}`], 1]);
  });

  it('stays where it is when a track that was left meanwhile is refused', () => {
    const sd = track('video', SD);
    dash.choose(sd);
    dash.choose(track('video', HD));
    dash.choose(sd);
    dash.tracks = [sd];
    board.refuse(HD, DENIED);
    expect([dash.done, left, errors]).to.deep.equal([[], 0, []]);
  });

  it('says why, when no track of a kind is left', () => {
    dash.choose(track('video', SD));
    dash.choose(track('video', HD));
    board.refuse(HD, DENIED);
    expect([dash.done, errors]).to.deep.equal([[], [DENIED]]);
  });

  it('says why, when the key of the first track was refused before the track was known', () => {
    board.refuse(SD, DENIED);
    dash.choose(track('video', SD));
    expect(errors).to.deep.equal([DENIED]);
  });

  it('leaves no track once it was stopped', () => {
    dash.choose(track('video', SD));
    dash.choose(track('video', HD));
    chosen.stop();
    board.refuse(HD, DENIED);
    expect(errors).to.deep.equal([]);
  });
});

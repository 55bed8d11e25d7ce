import { expect } from '@open-wc/testing';
import type { MediaInfo } from 'dashjs';
import { ChosenKeys } from '../../../../src/engines/dash/chosen-keys.ts';
import { PlayerError } from '../../../../src/errors.ts';
import { FakeChooser, track } from './fake-chooser.ts';
import { StatusBoard } from './status-board.ts';

const SD = 'a0000000000000000000000000000001';
const HD = 'b0000000000000000000000000000002';
const EN = 'c0000000000000000000000000000003';
const FR = 'd0000000000000000000000000000004';

const DENIED = new PlayerError('LICENSE_DENIED', 'no');

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
    dash.start('one');
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

  it('lets an init segment wait for the key of its track, and nothing else', async () => {
    const seen: string[] = [];
    board.underWay.set(
      HD,
      Promise.resolve().then(() => void seen.push('license')),
    );
    const representation = { mediaInfo: track('video', HD) };
    await chosen.mayLoad({ type: 'InitializationSegment', representation })?.then(() => seen.push('init segment'));
    expect(seen).to.deep.equal(['license', 'init segment']);
    expect(chosen.mayLoad({ type: 'IndexSegment', representation }) === null).to.equal(true);
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

  describe('of the next period', () => {
    const later = track('video', HD, 'two');
    const init = { type: 'InitializationSegment', representation: { mediaInfo: later } };

    beforeEach(() => {
      const sd = track('video', SD);
      dash.choose(sd);
      dash.tracks = [sd];
      dash.renditions = ['240', '360'];
      dash.choose(later);
    });

    const switchPeriod = (tracks: MediaInfo[]): void => {
      dash.tracks = tracks;
      dash.start('two', 'one');
      dash.complete('two');
    };

    it('are opened as later ones, and a refusal changes nothing as long as this period plays', () => {
      board.refuse(HD, DENIED);
      expect([opened(), openedLater()]).to.deep.equal([[SD], [HD]]);
      expect([dash.done, left, errors]).to.deep.equal([[], 0, []]);
    });

    it('are gone to where the picture stops before them: dash.js itself would wait for ever', () => {
      dash.time = 29.9;
      dash.wait();
      expect(dash.done).to.deep.equal([]);
      dash.time = 20;
      board.refuse(HD, DENIED);
      dash.wait();
      expect(dash.done).to.deep.equal([]);
      dash.time = 29.9;
      dash.wait();
      expect(dash.done).to.deep.equal(['seek 30.01']);
    });

    it('end the playback when the period begins, where no track is left in it', () => {
      board.refuse(HD, DENIED);
      switchPeriod([]);
      expect(errors).to.deep.equal([DENIED]);
    });

    it('are left for others of the same period when it begins, and never for those of the former one', () => {
      board.refuse(HD, DENIED);
      dash.renditions = [];
      switchPeriod([track('video', EN, 'two')]);
      expect([dash.done, left, errors]).to.deep.equal([[`track ${EN}`], 1, []]);
    });

    it('let the init segment of a refused track wait for its period, and of one that is not, go', async () => {
      expect(chosen.mayLoad(init)).to.equal(null);
      board.refuse(HD, DENIED);
      const seen: string[] = [];
      const sent = chosen.mayLoad(init)?.then(() => seen.push('init segment'));
      await Promise.resolve();
      seen.push('period');
      switchPeriod([]);
      await sent;
      expect(seen).to.deep.equal(['period', 'init segment']);
    });

    it('are asked for again when the period begins: what could not be had ahead may be to be had then', () => {
      switchPeriod([later]);
      expect(openedLater()).to.deep.equal([HD, HD]);
    });

    it('are no concern once the period was left', () => {
      switchPeriod([later]);
      board.refuse(SD, DENIED);
      expect([dash.done, errors]).to.deep.equal([[], []]);
    });
  });

  it('leaves no track once it was stopped', () => {
    dash.choose(track('video', SD));
    dash.choose(track('video', HD));
    chosen.stop();
    board.refuse(HD, DENIED);
    expect(errors).to.deep.equal([]);
  });
});

import { expect } from '@open-wc/testing';
import type { ThumbnailPlace } from '../../../../src/engines/dash/locate-thumbnail.ts';
import { Thumbnails } from '../../../../src/engines/dash/thumbnails.ts';
import { PlayerError } from '../../../../src/errors.ts';
import type { Thumbnail } from '../../../../src/player/thumbnail.ts';
import { defer, nextTask } from '../../lib/deferred.ts';

/** Ten pictures of one second on each tile, in one row; none before 0. */
function locate(seconds: number): ThumbnailPlace | null {
  if (seconds < 0) return null;
  return { url: `tile-${Math.floor(seconds / 10)}`, x: (seconds % 10) * 320, y: 0, width: 320, height: 180 };
}

describe('Thumbnails', () => {
  const { createObjectURL, revokeObjectURL } = URL;
  let answers: Record<string, Promise<Blob | null>>;
  let asked: string[];
  let changes: (Thumbnail | null)[];
  let errors: PlayerError[];
  let alive: Set<string>;
  let signals: AbortSignal[];
  let nowMs: number;
  let thumbnails: Thumbnails;

  beforeEach(() => {
    [answers, asked, changes, errors, signals, nowMs] = [{}, [], [], [], [], 0];
    alive = new Set();
    URL.createObjectURL = (blob) => {
      const url = createObjectURL(blob);
      alive.add(url);
      return url;
    };
    URL.revokeObjectURL = (url) => {
      alive.delete(url);
      revokeObjectURL(url);
    };
    thumbnails = new Thumbnails({
      locate,
      fetchTile: (url, signal) => {
        asked.push(url);
        signals.push(signal);
        return answers[url] ?? Promise.resolve(new Blob([url]));
      },
      onChange: (thumbnail) => changes.push(thumbnail),
      onError: (error) => errors.push(error),
      now: () => nowMs,
    });
  });

  afterEach(() => {
    thumbnails.stop();
    Object.assign(URL, { createObjectURL, revokeObjectURL });
  });

  async function see(seconds: number): Promise<Thumbnail | null> {
    thumbnails.at(seconds);
    await nextTask();
    return thumbnails.at(seconds);
  }

  it('answers with the place at once and tells when the tile is there', async () => {
    expect(asked).to.deep.equal([]);
    expect(thumbnails.at(13)).to.deep.equal({ tileUrl: null, x: 960, y: 0, width: 320, height: 180 });
    await nextTask();
    const tileUrl = [...alive][0] ?? '';
    expect(changes).to.deep.equal([{ tileUrl, x: 960, y: 0, width: 320, height: 180 }]);
    expect(await (await fetch(tileUrl)).text()).to.equal('tile-1');
  });

  it('asks once for each tile', async () => {
    for (const seconds of [0, 1, 9, 10, 5]) await see(seconds);
    expect(asked).to.deep.equal(['tile-0', 'tile-1']);
  });

  it('has no thumbnail where there is none, and asks for nothing', () => {
    expect(thumbnails.at(-1)).to.equal(null);
    expect(asked).to.deep.equal([]);
  });

  it('fetches one tile at a time, and next the one asked for last', async () => {
    const first = defer<Blob>();
    answers['tile-0'] = first.promise;
    for (const seconds of [0, 10, 20, 30]) thumbnails.at(seconds);
    await nextTask();
    expect(asked).to.deep.equal(['tile-0']);
    first.resolve(new Blob(['0']));
    await nextTask();
    expect(asked).to.deep.equal(['tile-0', 'tile-3']);
    expect(changes.map((thumbnail) => thumbnail?.tileUrl === null)).to.deep.equal([false]);
  });

  it('keeps four tiles, those used last, and lets go of the others', async () => {
    for (const seconds of [0, 10, 20, 30]) await see(seconds);
    await see(0);
    await see(40);
    expect(alive.size).to.equal(4);
    asked.length = 0;
    for (const seconds of [0, 20, 30, 40]) await see(seconds);
    expect(asked).to.deep.equal([]);
    await see(10);
    expect(asked).to.deep.equal(['tile-1']);
  });

  it('has none where the tile cannot be had, and asks again after ten seconds', async () => {
    answers['tile-0'] = Promise.resolve(null);
    expect(await see(0)).to.equal(null);
    expect(changes).to.deep.equal([null]);
    nowMs = 9999;
    await see(1);
    expect(asked).to.have.length(1);
    nowMs = 10_000;
    delete answers['tile-0'];
    expect(await see(1))
      .to.have.property('tileUrl')
      .that.is.a('string');
    expect([asked.length, errors.length]).to.deep.equal([2, 0]);
  });

  it('tells once of a tile that can never be had', async () => {
    const error = new PlayerError('CONFIG_COOKIE_UNDELIVERABLE', 'no way');
    answers['tile-0'] = Promise.reject(error);
    expect(await see(0)).to.equal(null);
    nowMs = 1e9;
    expect(await see(0)).to.equal(null);
    expect([asked.length, errors]).to.deep.equal([1, [error]]);
  });

  it('lets go of everything when it is stopped, and says nothing any more', async () => {
    await see(0);
    const late = defer<Blob>();
    answers['tile-1'] = late.promise;
    thumbnails.at(10);
    thumbnails.stop();
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([true, true]);
    changes.length = 0;
    late.resolve(new Blob(['late']));
    await nextTask();
    expect([alive.size, changes.length]).to.deep.equal([0, 0]);
    thumbnails.at(20);
    expect(asked).to.have.length(2);
  });
});

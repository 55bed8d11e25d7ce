import { expect } from '@open-wc/testing';
import { createStore } from '../../../src/lib/store.ts';
import { IDLE, type Loaded, type PlayerState } from '../../../src/player/player-state.ts';
import { createWatchJournal, type WatchEntry } from '../../../src/player/watch-journal.ts';
import { recordWatching } from '../../../src/player/watch-recorder.ts';
import { failure, loadedState, demoTitle, toDemoResource } from '../ui/demo-catalog.ts';

/** The player's store, the journal beside it, and each write to that. */
function startRecorder() {
  const player = createStore<PlayerState>(IDLE);
  const journal = createWatchJournal({ storage: null });
  const page = { document: new EventTarget(), window: new EventTarget() } as unknown as {
    document: Document;
    window: Window;
  };
  const written: (readonly WatchEntry[])[] = [];
  journal.subscribe((entries) => written.push(entries));
  const creditsOf = (titleId: string): number | undefined => (titleId === 't1' ? 5000 : undefined);
  recordWatching({ player, journal, page, creditsOf });
  const show = (status: 'playing' | 'paused' | 'ended', change: Partial<Loaded>): void =>
    player.set(loadedState(status, { position: 0, duration: 5880, ...change }));
  const positions = (): readonly number[] => written.map(([first]) => first?.position ?? -1);
  return { player, journal, page, show, positions };
}

describe('recordWatching', () => {
  it('writes as it plays, no more than 5 s behind, and nothing of the first 5 s', () => {
    const { show, positions, journal } = startRecorder();
    for (let position = 0; position <= 30; position += 0.25) {
      show('playing', { position });
      if (position >= 5) expect(position - (journal.get()[0]?.position ?? 0)).to.be.lessThan(5);
    }
    expect(positions().length, 'and not at every step').to.be.lessThan(8);
    expect(positions()[0]).to.be.at.least(5);
  });

  it('writes at once when it pauses, is sought, stops and fails', () => {
    const { player, show, positions } = startRecorder();
    show('playing', { position: 100 });
    show('playing', { position: 101 });
    show('paused', { position: 101.5 });
    show('paused', { position: 101.5, seekTarget: 300 });
    show('paused', { position: 101.5, seekTarget: 300, bufferedUntil: 302 });
    show('playing', { position: 300 });
    show('playing', { position: 301 });
    player.set(IDLE);
    show('playing', { position: 302 });
    show('playing', { position: 303 });
    const { resource } = loadedState('playing');
    player.set({ status: 'failed', resource, error: failure('MEDIA_DECODE') });
    expect(positions()).to.deep.equal([100, 101.5, 300, 300, 301, 302, 303]);
  });

  it('writes when the page is hidden or left, and not again when nothing has changed', () => {
    const { page, show, positions } = startRecorder();
    show('playing', { position: 100 });
    show('playing', { position: 102 });
    page.document.dispatchEvent(new Event('visibilitychange'));
    page.window.dispatchEvent(new Event('pagehide'));
    show('playing', { position: 103 });
    page.window.dispatchEvent(new Event('pagehide'));
    expect(positions()).to.deep.equal([100, 102, 103]);
  });

  it('forgets a title near its end, and knows it again when the viewer goes back', () => {
    const { show, journal } = startRecorder();
    show('playing', { position: 5500 });
    expect(journal.get()).to.have.length(1);
    show('playing', { position: 5600 });
    expect(journal.get()).to.have.length(0);
    show('playing', { position: 5600, seekTarget: 60 });
    expect(journal.get().map(({ position }) => position)).to.deep.equal([60]);
    show('ended', { position: 60 });
    expect(journal.get(), 'whatever its duration said').to.have.length(0);
  });

  it('forgets a title in its credits', () => {
    const { show, journal } = startRecorder();
    const resource = toDemoResource(demoTitle('t1'));
    show('playing', { position: 4990, resource });
    expect(journal.get()).to.have.length(1);
    show('playing', { position: 5000, resource });
    expect(journal.get()).to.have.length(0);
  });

  it('knows the last of two titles as the first', () => {
    const { show, journal } = startRecorder();
    show('playing', { position: 100 });
    show('playing', { position: 102 });
    show('playing', { position: 50, resource: toDemoResource(demoTitle('t1')) });
    expect(journal.get().map(({ titleId, position }) => [titleId, position])).to.deep.equal([
      ['t1', 50],
      ['t0', 102],
    ]);
  });

  it('writes nothing of a live title, nor of one whose duration is not known', () => {
    const { player, show, journal } = startRecorder();
    show('playing', { position: 100, duration: Infinity, liveWindow: { start: 0, end: 110 } });
    show('paused', { position: 100, duration: 110, liveWindow: { start: 0, end: 110 } });
    for (const duration of [0, NaN, Infinity]) show('playing', { position: 100, duration });
    player.set(IDLE);
    expect(journal.get()).to.deep.equal([]);
  });
});

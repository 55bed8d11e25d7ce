import { expect } from '@open-wc/testing';
import fc from 'fast-check';
import { openDurableText } from '../../../src/lib/durable-text.ts';
import { createWatchJournal, type WatchEntry } from '../../../src/player/watch-journal.ts';

const entryOf = (titleId: string, position = 60): WatchEntry => ({ titleId, position, duration: 5880 });

/** What `localStorage` does, without the browser's: a text for each key, and each write seen. */
function fakeStorage(kept: Readonly<Record<string, string>> = {}) {
  const texts = new Map(Object.entries(kept));
  const written: string[] = [];
  return {
    texts,
    written,
    getItem: (key: string) => texts.get(key) ?? null,
    setItem: (key: string, text: string) => {
      written.push(key);
      texts.set(key, text);
    },
  };
}

const KEYS = ['latchkey.watched.0', 'latchkey.watched.1'];

describe('createWatchJournal', () => {
  it('puts the title that was watched last first, once, and finds it there after a restart', () => {
    const storage = fakeStorage();
    const journal = createWatchJournal({ storage });
    journal.keep(entryOf('a'));
    journal.keep(entryOf('b'));
    journal.keep(entryOf('a', 90));
    const expected = [entryOf('a', 90), entryOf('b')];
    expect(journal.get()).to.deep.equal(expected);
    expect(createWatchJournal({ storage }).get()).to.deep.equal(expected);
  });

  it('forgets a title, and tells who listens', () => {
    const storage = fakeStorage();
    const journal = createWatchJournal({ storage });
    const told: unknown[] = [];
    journal.subscribe((entries) => told.push(entries));
    journal.keep(entryOf('a'));
    journal.forget('a');
    journal.forget('nobody');
    expect(told).to.deep.equal([[entryOf('a')], []]);
    expect(createWatchJournal({ storage }).get()).to.deep.equal([]);
  });

  it('keeps the last 100 titles', () => {
    const storage = fakeStorage();
    const journal = createWatchJournal({ storage });
    for (let at = 0; at < 120; at += 1) journal.keep(entryOf(`t${at}`));
    const ids = createWatchJournal({ storage })
      .get()
      .map(({ titleId }) => titleId);
    expect([ids.length, ids[0], ids[99]]).to.deep.equal([100, 't119', 't20']);
  });

  it('loses one write alone when that was torn, wherever it was torn', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.nat(), (writes, cut) => {
        const storage = fakeStorage();
        const journal = createWatchJournal({ storage });
        for (let at = 1; at <= writes; at += 1) journal.keep(entryOf(`t${at % 2}`, at * 10));
        const last = storage.written[writes - 1] ?? '';
        const text = storage.texts.get(last) ?? '';
        storage.texts.set(last, text.slice(0, cut % text.length));
        const [first] = createWatchJournal({ storage }).get();
        expect(first?.position ?? 0).to.equal((writes - 1) * 10);
      }),
    );
  });

  it('opens whatever is in the store, and from then on the last write wins', () => {
    const text = fc.oneof(
      fc.string(),
      fc.json(),
      fc
        .record({ format: fc.constant(1), write: fc.oneof(fc.nat(), fc.double()), entries: fc.array(fc.jsonValue()) })
        .map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(text, text, (zero, one) => {
        const storage = fakeStorage({ [KEYS[0] ?? '']: zero, [KEYS[1] ?? '']: one });
        createWatchJournal({ storage }).keep(entryOf('last'));
        expect(createWatchJournal({ storage }).get()[0]).to.deep.equal(entryOf('last'));
      }),
      { numRuns: 50 },
    );
  });

  it('leaves out an entry that is none, a second one of a title, and what is above a hundred', () => {
    const good = Array.from({ length: 100 }, (_, at) => entryOf(`t${at}`));
    const bad = [null, 7, {}, { ...entryOf('x'), position: -1 }, { ...entryOf('x'), duration: null }, entryOf('')];
    const entries = [...bad, ...good.slice(0, 1), entryOf('t0', 99), ...good.slice(1), entryOf('x')];
    const text = JSON.stringify({ format: 1, write: 1, entries });
    expect(createWatchJournal({ storage: fakeStorage({ [KEYS[1] ?? '']: text }) }).get()).to.deep.equal(good);
  });

  it('takes up what outlived the browser, later and under what was watched since', async () => {
    const name = `watched ${Math.random()}`;
    const before = createWatchJournal({ storage: null, vault: openDurableText(indexedDB, name) });
    before.keep(entryOf('a'));
    before.keep(entryOf('b', 70));
    const journal = createWatchJournal({ storage: null, vault: openDurableText(indexedDB, name) });
    journal.keep(entryOf('b', 80));
    await new Promise<void>((resolve) => void journal.subscribe(() => resolve()));
    expect(journal.get()).to.deep.equal([entryOf('b', 80), entryOf('a')]);
    expect(await openDurableText(indexedDB, name).read()).to.contain('80');
    expect(await openDurableText(null, name).read()).to.equal(null);
    indexedDB.deleteDatabase(name);
  });

  it('lasts as long as the app where nothing can be kept', () => {
    const full = {
      getItem: () => {
        throw new DOMException('forbidden', 'SecurityError');
      },
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    for (const storage of [null, full]) {
      const journal = createWatchJournal({ storage });
      journal.keep(entryOf('a'));
      expect(journal.get()).to.deep.equal([entryOf('a')]);
    }
  });
});

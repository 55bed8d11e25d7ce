import { expect } from '@open-wc/testing';
import { openDurableText } from '../../../src/lib/durable-text.ts';

const NAME = 'latchkey.test';

/** What another start of the app reads. */
const readAgain = (): Promise<string | null> => openDurableText(indexedDB, NAME).read();

/** Puts any value where the text is. */
function spoil(value: unknown): Promise<void> {
  return new Promise((resolve) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction('texts', 'readwrite');
      transaction.objectStore('texts').put(value, 'text');
      transaction.oncomplete = () => resolve();
    };
  });
}

describe('openDurableText', () => {
  before(forgetAll);

  it('keeps the last text', async () => {
    const text = openDurableText(indexedDB, NAME);
    expect(await text.read()).to.equal(null);
    text.write('one');
    text.write('two');
    expect(await text.read()).to.equal('two');
    expect(await readAgain()).to.equal('two');
  });

  it('keeps what was written before it was open', async () => {
    const text = openDurableText(indexedDB, NAME);
    text.write('early');
    expect(await text.read()).to.equal('early');
    expect(await readAgain()).to.equal('early');
  });

  it('has none where there is something else', async () => {
    await spoil({ not: 'a text' });
    expect(await readAgain()).to.equal(null);
  });

  it('has none, and keeps none, where a page may keep nothing', async () => {
    const forbidden = {
      open() {
        throw new DOMException('opaque origin', 'SecurityError');
      },
    } as unknown as IDBFactory;
    const broken = { open: () => indexedDB.open(NAME, -1) } as unknown as IDBFactory;
    for (const factory of [null, forbidden, broken]) {
      const text = openDurableText(factory, NAME);
      text.write('lost');
      expect(await text.read()).to.equal(null);
    }
  });
});

function forgetAll(): Promise<void> {
  return new Promise((resolve) => {
    const deleting = indexedDB.deleteDatabase(NAME);
    deleting.onsuccess = () => resolve();
  });
}

import { attempt } from './attempt.ts';

/** One text that survives the end of the browser itself. */
export interface DurableText {
  /** `null`: none was written, or nothing can be kept. Never rejects. */
  read(): Promise<string | null>;
  /** Under way at once; the last one wins. What cannot be kept is not: nobody can mend that. */
  write(text: string): void;
}

const STORE = 'texts';
const KEY = 'text';

/**
 * In IndexedDB, which is on the disk when a write ends. `localStorage` is not: Chromium writes that down a minute later when there
 * is much of it, and never if it is killed before (StorageAreaImpl: 60 commits an hour). `factory`: `null` where the page has none.
 */
export function openDurableText(factory: IDBFactory | null, name: string): DurableText {
  let present: IDBDatabase | null = null;
  const opened = openDatabase(factory, name).then((database) => (present = database));
  return {
    async read() {
      const database = await opened;
      if (database === null) return null;
      const found = await settle(() => database.transaction(STORE).objectStore(STORE).get(KEY) as IDBRequest<unknown>);
      return typeof found === 'string' ? found : null;
    },
    write(text) {
      // At once where that is possible: a page that is being left hears of nothing any more.
      if (present !== null) put(present, text);
      else void opened.then((database) => database && put(database, text));
    },
  };
}

function put(database: IDBDatabase, text: string): void {
  attempt(() => {
    // Strict is what Chromium did before it had the word.
    const transaction = database.transaction(STORE, 'readwrite', { durability: 'strict' });
    transaction.objectStore(STORE).put(text, KEY);
    // From Chromium 76 on; before, it commits by itself a little later.
    (transaction as Partial<Pick<IDBTransaction, 'commit'>>).commit?.();
  });
}

function openDatabase(factory: IDBFactory | null, name: string): Promise<IDBDatabase | null> {
  if (factory === null) return Promise.resolve(null);
  return settle(() => {
    const request = factory.open(name, 1);
    request.onupgradeneeded = () => void request.result.createObjectStore(STORE);
    return request;
  });
}

/** `null` where it fails, for whatever reason. */
function settle<Result>(begin: () => IDBRequest<Result>): Promise<Result | null> {
  return new Promise((resolve) => {
    const request = attempt(begin);
    if (request === null) {
      resolve(null);
      return;
    }
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => resolve(null);
  });
}

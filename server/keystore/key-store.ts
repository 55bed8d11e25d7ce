import { createCommitQueue } from './commit-queue.ts';
import { readKeyFile, removeLeftovers, writeKeyFile } from './key-file.ts';
import { isExpired, type StoredKey } from './stored-key.ts';

/**
 * Wrapped content keys by key id. What can be seen is on the disk; what changes resolves when it is. Key ids in lower case;
 * an expired key is not there.
 */
export interface KeyStore {
  find(kid: string): Promise<StoredKey | null>;
  list(): Promise<readonly StoredKey[]>;
  /** The key that was there before, or the one given. */
  add(key: StoredKey): Promise<{ readonly key: StoredKey; readonly isNew: boolean }>;
  /** `change` makes the new key of the old one. `null` where there is none. */
  update(kid: string, change: (key: StoredKey) => StoredKey): Promise<StoredKey | null>;
  /** Whether there was one. */
  remove(kid: string): Promise<boolean>;
}

export interface KeyStoreOptions {
  /** Where the keys are kept. Without it they are gone with the process. */
  readonly file?: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

/** One per environment, and one process per file. Rejects with KeyFileError where the file cannot be used. */
export async function openKeyStore({ file, now }: KeyStoreOptions): Promise<KeyStore> {
  const initial = file === undefined ? [] : await readKeyFile(file);
  if (file !== undefined) await removeLeftovers(file);
  const queue = createCommitQueue<string, StoredKey>(new Map(initial.map((key) => [key.kid, key])), async (keys) => {
    if (file !== undefined) await writeKeyFile(file, [...keys.values()]);
  });
  const commit = <T>(change: (draft: Map<string, StoredKey>) => T): Promise<T> =>
    queue.commit((draft) => {
      for (const [kid, key] of draft) if (isExpired(key, now())) draft.delete(kid);
      return change(draft);
    });
  return {
    find: (kid) => {
      const key = queue.saved.get(kid);
      return Promise.resolve(key && !isExpired(key, now()) ? key : null);
    },
    list: () => Promise.resolve([...queue.saved.values()].filter((key) => !isExpired(key, now()))),
    add: (key) =>
      commit((draft) => {
        const known = draft.get(key.kid);
        if (!known) draft.set(key.kid, key);
        return { key: known ?? key, isNew: !known };
      }),
    update: (kid, change) =>
      commit((draft) => {
        const known = draft.get(kid);
        if (!known) return null;
        const changed = change(known);
        draft.set(kid, changed);
        return changed;
      }),
    remove: (kid) => commit((draft) => draft.delete(kid)),
  };
}

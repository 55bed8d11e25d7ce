/** Applied to a draft; what it returns is the result of `commit`. Throws before it changes anything. */
type Change<K, V, T> = (draft: Map<K, V>) => T;

/** A map of which only the saved state can be seen. */
export interface CommitQueue<K, V> {
  readonly saved: ReadonlyMap<K, V>;
  /** Resolves when the change is saved. Rejects with what it threw, or `save` rejected with: nothing has changed then. */
  commit<T>(change: Change<K, V, T>): Promise<T>;
}

interface Waiting<K, V> {
  /** Gives what to do once the draft is saved. */
  apply(draft: Map<K, V>): () => void;
  reject(reason: unknown): void;
}

/** Saves one state after the other. Changes that come in meanwhile wait, and are saved together. */
export function createCommitQueue<K, V>(
  initial: ReadonlyMap<K, V>,
  save: (state: ReadonlyMap<K, V>) => Promise<void>,
): CommitQueue<K, V> {
  let saved = initial;
  let waiting: Waiting<K, V>[] = [];
  let isRunning = false;

  async function saveTogether(batch: readonly Waiting<K, V>[]): Promise<void> {
    const draft = new Map(saved);
    const answers = batch.map((change) => change.apply(draft));
    try {
      if (!hasSameEntries(draft, saved)) await save(draft);
      saved = draft;
      for (const answer of answers) answer();
    } catch (reason) {
      for (const change of batch) change.reject(reason);
    }
  }

  async function run(): Promise<void> {
    isRunning = true;
    for (let batch = waiting; batch.length > 0; batch = waiting) {
      waiting = [];
      await saveTogether(batch);
    }
    isRunning = false;
  }

  return {
    get saved() {
      return saved;
    },
    commit: (change) =>
      new Promise((resolve, reject) => {
        waiting.push({ apply: (draft) => applyChange(change, draft, resolve, reject), reject });
        if (!isRunning) void run();
      }),
  };
}

function applyChange<K, V, T>(
  change: Change<K, V, T>,
  draft: Map<K, V>,
  resolve: (result: T) => void,
  reject: (reason: unknown) => void,
): () => void {
  try {
    const result = change(draft);
    return () => resolve(result);
  } catch (reason) {
    return () => reject(reason);
  }
}

function hasSameEntries<K, V>(one: ReadonlyMap<K, V>, other: ReadonlyMap<K, V>): boolean {
  return one.size === other.size && [...one].every(([key, value]) => other.get(key) === value);
}

/** State owned elsewhere, as the UI sees it: read it, and hear of changes. */
export interface ReadableStore<State> {
  get(): State;
  /** Calls `listener` after each change. Returns how to stop it. */
  subscribe(listener: (state: State) => void): () => void;
}

export interface Store<State> extends ReadableStore<State> {
  set(state: State): void;
}

/** Listeners are called in order of subscription, synchronously; setting an identical state calls none. */
export function createStore<State>(initial: State): Store<State> {
  let current = initial;
  const listeners = new Set<(state: State) => void>();
  return {
    get: () => current,
    set(state) {
      if (state === current) return;
      current = state;
      // A listener may set the next state, or stop another listener: each one left hears the newest.
      for (const listener of [...listeners]) if (listeners.has(listener)) listener(current);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

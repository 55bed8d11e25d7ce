/** For what may throw for reasons nobody can mend, such as a store that is full, forbidden or garbled: `null` then. */
export function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}

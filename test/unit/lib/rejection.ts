import { PlayerError } from '../../../src/errors.ts';

/** What `work` rejects with; a TypeError when it does not reject. */
export async function rejectionOf(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => new TypeError('Expected a rejection, the work succeeded'),
    (thrown: unknown) => thrown,
  );
}

/** The PlayerError that `work` rejects with; anything else fails the test. */
export async function playerErrorOf(work: Promise<unknown>): Promise<PlayerError> {
  const thrown = await rejectionOf(work);
  if (thrown instanceof PlayerError) return thrown;
  throw new TypeError(`Expected a PlayerError, got ${String(thrown)}`);
}

/** The PlayerError that `act` throws; anything else fails the test. */
export function playerErrorFrom(act: () => unknown): PlayerError {
  try {
    act();
  } catch (thrown) {
    if (thrown instanceof PlayerError) return thrown;
    throw thrown;
  }
  throw new TypeError('Expected a PlayerError, nothing was thrown');
}

import { PlayerError, toPlayerError } from '../../errors.ts';

/** Long for a call that asks nobody, and short enough for another key system to have its turn within 15 s (architecture §5). */
const CALL_LIMIT_MS = 5000;

/** A call that a CDM may refuse, or never answer. Rejects with KEY_SESSION_FAILED. `what` names the method. */
export async function callCdm<Result>(what: string, call: () => Promise<Result>): Promise<Result> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    const message = `Expected ${what} of the CDM within ${CALL_LIMIT_MS} ms, it did not answer`;
    timer = setTimeout(() => reject(new PlayerError('KEY_SESSION_FAILED', message)), CALL_LIMIT_MS);
  });
  try {
    return await Promise.race([call(), late]);
  } catch (thrown) {
    throw toPlayerError(thrown, 'KEY_SESSION_FAILED', `Expected ${what} of the CDM, it failed`);
  } finally {
    clearTimeout(timer);
  }
}

/** The command was called in a way that leads to no request. The message is for the person who called it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What whoever packages can mend. The message is one line that says what is wrong and where. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}

/** What the terminal shows of a failure: one line for all that is foreseen; the message as it is otherwise. */
export function describeFailure(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (isDiskFull(error)) return `No space left on the disk; no package was written (${firstLine(error.message)})`;
  return error instanceof PackageError ? firstLine(error.message) : error.message;
}

/** Ours and that of a tool that ran: one that only prints it carries no code. */
function isDiskFull(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ENOSPC' || error.message.includes('ENOSPC')) return true;
  return error.cause instanceof Error && isDiskFull(error.cause);
}

function firstLine(message: string): string {
  return message.split('\n')[0] ?? '';
}

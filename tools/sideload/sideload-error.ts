/** What whoever brings a package to a TV can mend. The message is one line: what is wrong, and what to do. */
export class SideloadError extends Error {
  override readonly name = 'SideloadError';
}

/** `what went wrong: what to do`; without advice only the first. Line ends become spaces. */
export function toSideloadError(problem: string, advice: string | undefined): SideloadError {
  const line = problem.replace(/\s+/g, ' ').trim();
  return new SideloadError(advice === undefined ? line : `${line}. ${advice}`);
}

/** What a step of sideloading needs of the terminal it was started from. */
export interface Shell {
  /** Of the tools: their PATH, and the home folder in which they keep their settings. */
  readonly env: NodeJS.ProcessEnv;
  /** Takes text as it comes, not line by line. */
  readonly write: (text: string) => void;
  /** Answers with an empty text where nobody is there to answer. */
  readonly ask: (question: string) => Promise<string>;
  /** Ends a tool that stays open, as the inspector does. Default: it stays until the terminal ends it. */
  readonly signal?: AbortSignal;
}

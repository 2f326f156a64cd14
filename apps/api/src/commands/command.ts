/** What the command line can do. */
export interface Command {
  /** One line of the usage text. */
  readonly summary: string;
  run(words: readonly string[]): Promise<void>;
}

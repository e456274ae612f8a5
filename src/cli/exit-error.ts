/** Ends the command with an exit code of its own; a message, if any, is printed as an error. */
export class ExitError extends Error {
  readonly exitCode: number;
  /** What may help, for terminals. */
  readonly hints: readonly string[];

  constructor(exitCode: number, message = '', hints: readonly string[] = []) {
    super(message);
    this.exitCode = exitCode;
    this.hints = hints;
  }
}

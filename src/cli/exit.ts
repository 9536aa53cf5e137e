/** A failure that ends the command: a sentence for standard error, and the exit code. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly code = 2,
  ) {
    super(message);
    this.name = "CommandError";
  }
}

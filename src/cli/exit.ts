/** Each subcommand is a program of its own with its own copy of the class, so that the copies must know each other's errors. */
const MARK = Symbol.for("sealwright.command-error");

/** A failure that ends the command: a sentence for standard error, and the exit code. */
export class CommandError extends Error {
  readonly [MARK] = true;

  constructor(
    message: string,
    readonly code = 2,
  ) {
    super(message);
    this.name = "CommandError";
  }

  /** Also of an error that another bundle's copy of this class made. */
  static override [Symbol.hasInstance](value: unknown): value is CommandError {
    return typeof value === "object" && value !== null && MARK in value;
  }
}

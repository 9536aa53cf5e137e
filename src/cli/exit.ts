import { bears } from "../secret/mark";

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
    return bears(value, MARK);
  }
}

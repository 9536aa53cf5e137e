const INSPECT = Symbol.for("nodejs.util.inspect.custom");
const SHOWN = "[secret]";

/**
 * The value of a credential, wrapped so that it cannot be printed by accident:
 * string conversion, JSON and Node's inspection all give `[secret]`.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  /** The value itself. Call it only where the value is stored, compared or handed to a program. */
  reveal(): string {
    return this.#value;
  }

  /** The value's length in UTF-16 code units. */
  get length(): number {
    return this.#value.length;
  }

  /** Whether both hold the same value. */
  equals(other: Secret): boolean {
    return this.#value === other.reveal();
  }

  toString(): string {
    return SHOWN;
  }

  toJSON(): string {
    return SHOWN;
  }

  [INSPECT](): string {
    return SHOWN;
  }
}

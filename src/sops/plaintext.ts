import { Secret } from "../secret/secret";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** An opened file's content. It prints as `[secret]`. */
export class Plaintext {
  readonly #content: string | Uint8Array;

  constructor(content: string | Uint8Array) {
    this.#content = content;
  }

  /** The content as text; bytes that are not UTF-8 become replacement characters. */
  text(): Secret {
    const content = this.#content;
    return new Secret(typeof content === "string" ? content : Buffer.from(content).toString("utf8"));
  }

  /** The content as the bytes of a file. */
  bytes(): Uint8Array {
    const content = this.#content;
    return typeof content === "string" ? Buffer.from(content, "utf8") : content;
  }

  toString(): string {
    return "[secret]";
  }

  toJSON(): string {
    return "[secret]";
  }

  [INSPECT](): string {
    return "[secret]";
  }
}

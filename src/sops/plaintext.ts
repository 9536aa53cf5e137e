import { Secret } from "../secret/secret";
import { SopsError } from "./errors";
import { encodeEscaped, holdsEscaped } from "./tree/escaped-bytes";

const INSPECT = Symbol.for("nodejs.util.inspect.custom");

/** An opened file's content. It prints as `[secret]`. */
export class Plaintext {
  readonly #content: string | Uint8Array;

  constructor(content: string | Uint8Array) {
    this.#content = content;
  }

  /** The content as text. Throws `unsupported-value` where some of it is not UTF-8. */
  text(): Secret {
    const content = this.#content;
    try {
      if (typeof content === "string" && !holdsEscaped(content)) return new Secret(content);
      return new Secret(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(this.bytes()));
    } catch {
      const reason = "The file holds a value that is not UTF-8, so that it cannot be handled as text";
      throw new SopsError("unsupported-value", `${reason}. Its bytes: sealwright sops decrypt FILE`);
    }
  }

  /** The content as the bytes of a file. */
  bytes(): Uint8Array {
    const content = this.#content;
    return typeof content === "string" ? encodeEscaped(content) : content;
  }

  /** Whether the file would hold just this. */
  is(source: string | Uint8Array): boolean {
    const content = this.#content;
    if (content === source && typeof content === "string" && !holdsEscaped(content)) return true;
    return Buffer.compare(typeof source === "string" ? Buffer.from(source) : source, this.bytes()) === 0;
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

import { SopsError } from "../errors";
import type { ScalarValue } from "../tree/scalar";
import { isInt64 } from "../tree/scalar";
import type { Collection, Entry, Mapping, TreeNode } from "../tree/tree";
import { NO_COMMENTS } from "../tree/tree";
import { closingDouble } from "./punctuation";

const BLANK = /[ \t\r\n]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const MAX_DEPTH = 1000;

/**
 * Reads JSON with the place of every value, integers exact. Unlike JSON.parse it keeps both entries of a repeated key.
 * Throws `malformed` with the offset of the first fault.
 */
export function readJsonTree(text: string): Mapping {
  const reader = new JsonReader(text);
  const root = reader.value(0);
  if (root.kind !== "mapping") throw new SopsError("malformed", "A JSON file can be sealed only if it is an object.");
  reader.end();
  return root;
}

class JsonReader {
  #at: number;

  constructor(readonly text: string) {
    this.#at = text.startsWith("\uFEFF") ? 1 : 0;
    this.blanks();
  }

  end(): void {
    if (this.#at < this.text.length) throw this.fault();
  }

  private fault(): SopsError {
    return new SopsError("malformed", `The file is not JSON: character ${this.#at + 1} is not what the form asks for.`);
  }

  private blanks(): void {
    BLANK.lastIndex = this.#at;
    BLANK.test(this.text);
    this.#at = BLANK.lastIndex;
  }

  private take(sign: string): boolean {
    if (this.text[this.#at] !== sign) return false;
    this.#at++;
    this.blanks();
    return true;
  }

  value(depth: number): TreeNode {
    if (depth > MAX_DEPTH) throw new SopsError("malformed", `The file is nested more than ${MAX_DEPTH} levels deep.`);
    const sign = this.text[this.#at];
    if (sign === "{" || sign === "[") return this.collection(sign, depth);
    const start = this.#at;
    const value = sign === '"' ? this.string() : this.literal();
    const at = { start, end: this.#at, column: 0 };
    this.blanks();
    return { kind: "scalar", value, at };
  }

  private collection(sign: "{" | "[", depth: number): Collection {
    const start = this.#at;
    const entries: Entry[] = [];
    const close = sign === "{" ? "}" : "]";
    this.take(sign);
    if (this.text[this.#at] !== close) {
      do {
        const from = this.#at;
        let key = "";
        if (sign === "{") {
          key = this.string();
          this.blanks();
          if (!this.take(":")) throw this.fault();
        }
        const value = this.value(depth + 1);
        entries.push({ key, value, head: NO_COMMENTS, foot: NO_COMMENTS, start: from, end: value.at.end });
      } while (this.take(","));
      if (this.text[this.#at] !== close) throw this.fault();
    }
    const end = ++this.#at;
    this.blanks();
    return { kind: sign === "{" ? "mapping" : "sequence", entries, head: NO_COMMENTS, at: { start, end, column: 0 } };
  }

  private string(): string {
    const end = this.text[this.#at] === '"' ? closingDouble(this.text, this.#at) : -1;
    if (end < 0) throw this.fault();
    try {
      const value = JSON.parse(this.text.slice(this.#at, end + 1)) as string;
      this.#at = end + 1;
      return value;
    } catch {
      throw this.fault();
    }
  }

  private literal(): ScalarValue {
    for (const [word, value] of [
      ["true", true],
      ["false", false],
      ["null", null],
    ] as const) {
      if (this.text.startsWith(word, this.#at)) {
        this.#at += word.length;
        return value;
      }
    }
    NUMBER.lastIndex = this.#at;
    const match = NUMBER.exec(this.text);
    if (match === null) throw this.fault();
    this.#at = NUMBER.lastIndex;
    if (match[1] === undefined && match[2] === undefined) {
      // A long run of digits is beyond 64 bits and need not be read exactly.
      const integer = match[0].length <= 20 ? BigInt(match[0]) : undefined;
      if (integer !== undefined && isInt64(integer)) return integer;
    }
    const float = Number(match[0]);
    if (!Number.isFinite(float)) throw this.fault();
    return float;
  }
}

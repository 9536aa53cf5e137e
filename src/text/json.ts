/** A JSON value with its place in the text; strings are decoded when asked for. Offsets in UTF-16 code units, end exclusive. */
export type JsonNode =
  | { readonly kind: "object"; readonly start: number; readonly end: number; readonly members: readonly JsonMember[] }
  | { readonly kind: "array"; readonly start: number; readonly end: number; readonly items: readonly JsonNode[] }
  | { readonly kind: "string"; readonly start: number; readonly end: number }
  | { readonly kind: "other"; readonly start: number; readonly end: number };

interface JsonMember {
  readonly key: string;
  readonly value: JsonNode;
}

/** Where a text stops being JSON (RFC 8259), and what was expected there. */
export class JsonError extends Error {
  readonly reason = "json";

  constructor(
    readonly offset: number,
    readonly expected: string,
  ) {
    super(`not JSON: ${expected} expected`);
  }
}

const DEEPEST = 200;
const BLANK = /[ \t\r\n]*/y;
// Control characters are accepted: notebooks written by hand have them, and nothing is lost by reading on.
const STRING = /"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const SCALAR = /true|false|null|NaN|-?Infinity|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** Reads a JSON text strictly. Throws `JsonError`. */
export function readJson(text: string): JsonNode {
  const reader = new JsonReader(text);
  const node = reader.value(0);
  reader.end();
  return node;
}

class JsonReader {
  #at = 0;

  constructor(private readonly text: string) {}

  value(depth: number): JsonNode {
    if (depth > DEEPEST) throw new JsonError(this.#at, "fewer nested brackets");
    const c = this.#peek();
    const start = this.#at;
    if (c === "{") return this.#object(start, depth);
    if (c === "[") return this.#array(start, depth);
    if (c === '"') {
      this.#string();
      return { kind: "string", start, end: this.#at };
    }
    SCALAR.lastIndex = start;
    if (!SCALAR.test(this.text)) throw new JsonError(start, "a value");
    this.#at = SCALAR.lastIndex;
    return { kind: "other", start, end: this.#at };
  }

  end(): void {
    if (this.#peek() !== "") throw new JsonError(this.#at, "the end of the file");
  }

  #object(start: number, depth: number): JsonNode {
    const members: JsonMember[] = [];
    this.#at++;
    if (this.#peek() === "}") this.#at++;
    else
      for (;;) {
        if (this.#peek() !== '"') throw new JsonError(this.#at, "a name in quotes");
        const from = this.#at;
        this.#string();
        const key = decodeString(this.text, from, this.#at).value;
        this.#take(":");
        members.push({ key, value: this.value(depth + 1) });
        if (this.#closes("}")) break;
      }
    return { kind: "object", start, end: this.#at, members };
  }

  #array(start: number, depth: number): JsonNode {
    const items: JsonNode[] = [];
    this.#at++;
    if (this.#peek() === "]") this.#at++;
    else
      do items.push(this.value(depth + 1));
      while (!this.#closes("]"));
    return { kind: "array", start, end: this.#at, items };
  }

  /** Takes a comma and says no, or the closing bracket and says yes. */
  #closes(bracket: string): boolean {
    const c = this.#peek();
    if (c !== "," && c !== bracket) throw new JsonError(this.#at, `"," or "${bracket}"`);
    this.#at++;
    return c === bracket;
  }

  #take(c: string): void {
    if (this.#peek() !== c) throw new JsonError(this.#at, `"${c}"`);
    this.#at++;
  }

  #string(): void {
    STRING.lastIndex = this.#at;
    if (!STRING.test(this.text)) throw new JsonError(this.#at, "the end of a string");
    this.#at = STRING.lastIndex;
  }

  #peek(): string {
    BLANK.lastIndex = this.#at;
    BLANK.test(this.text);
    this.#at = BLANK.lastIndex;
    return this.text[this.#at] ?? "";
  }
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

interface DecodedString {
  readonly value: string;
  /** Pairs (offset in `value`, offset in the text) from which both run in step, ascending. */
  readonly steps: readonly (readonly [number, number])[];
}

/** Decodes the JSON string literal from `start` (its quote) to `end`. */
export function decodeString(text: string, start: number, end: number): DecodedString {
  const steps: [number, number][] = [[0, start + 1]];
  const body = text.slice(start + 1, end - 1);
  let value = "";
  let from = 0;
  for (let at = body.indexOf("\\"); at >= 0; at = body.indexOf("\\", from)) {
    value += body.slice(from, at);
    const c = body[at + 1] as string;
    const width = c === "u" ? 6 : 2;
    steps.push([value.length, start + 1 + at]);
    value += c === "u" ? String.fromCharCode(Number.parseInt(body.slice(at + 2, at + 6), 16) || 0) : (ESCAPES[c] ?? c);
    from = at + width;
    steps.push([value.length, start + 1 + from]);
  }
  return { value: value + body.slice(from), steps };
}

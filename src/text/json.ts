/**
 * A JSON value with its place in the text: offsets in UTF-16 code units, end exclusive. What is in it is read when it is
 * asked for, each time anew: a text can be made of millions of values.
 */
export type JsonNode = JsonObject | JsonArray | JsonScalar;

interface JsonScalar {
  readonly kind: "string" | "other";
  readonly start: number;
  readonly end: number;
}

interface JsonMember {
  readonly key: string;
  /** Where the key's opening quote is. */
  readonly start: number;
  readonly value: JsonNode;
}

class JsonObject {
  readonly kind = "object";

  constructor(
    readonly start: number,
    readonly end: number,
    private readonly text: string,
  ) {}

  /** In their order; each time anew. */
  get members(): readonly JsonMember[] {
    return new JsonReader(this.text, this.start).members();
  }
}

class JsonArray {
  readonly kind = "array";

  constructor(
    readonly start: number,
    readonly end: number,
    private readonly text: string,
  ) {}

  /** In their order; each time anew. */
  get items(): readonly JsonNode[] {
    return new JsonReader(this.text, this.start).items();
  }
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
const SCALAR = /true|false|null|NaN|-?Infinity|-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;

/** Reads a JSON text strictly. Throws `JsonError`. */
export function readJson(text: string): JsonNode {
  const reader = new JsonReader(text, 0);
  const node = reader.value(0);
  reader.end();
  return node;
}

class JsonReader {
  #at: number;

  constructor(
    private readonly text: string,
    at: number,
  ) {
    this.#at = at;
  }

  value(depth: number): JsonNode {
    const c = this.#peek();
    const start = this.#at;
    this.#skip(c, depth);
    const end = this.#at;
    if (c === "{") return new JsonObject(start, end, this.text);
    if (c === "[") return new JsonArray(start, end, this.text);
    return { kind: c === '"' ? "string" : "other", start, end };
  }

  end(): void {
    if (this.#peek() !== "") throw new JsonError(this.#at, "the end of the file");
  }

  /** Of the object that begins here. */
  members(): JsonMember[] {
    const members: JsonMember[] = [];
    this.#each("}", () => {
      const from = this.#at;
      this.#name();
      const key = decodeString(this.text, from, this.#at);
      this.#take(":");
      members.push({ key, start: from, value: this.value(0) });
    });
    return members;
  }

  /** Of the array that begins here. */
  items(): JsonNode[] {
    const items: JsonNode[] = [];
    this.#each("]", () => items.push(this.value(0)));
    return items;
  }

  /** Moves behind a value that begins with `c`. */
  #skip(c: string, depth: number): void {
    if (depth > DEEPEST) throw new JsonError(this.#at, "fewer nested brackets");
    if (c === "{") {
      this.#each("}", () => {
        this.#name();
        this.#take(":");
        this.#skip(this.#peek(), depth + 1);
      });
    } else if (c === "[") this.#each("]", () => this.#skip(this.#peek(), depth + 1));
    else if (c === '"') this.#string();
    else {
      SCALAR.lastIndex = this.#at;
      if (!SCALAR.test(this.text)) throw new JsonError(this.#at, "a value");
      this.#at = SCALAR.lastIndex;
    }
  }

  /** Calls `part` at each part between the bracket here and its closing one. */
  #each(bracket: string, part: () => void): void {
    this.#at++;
    if (this.#peek() === bracket) this.#at++;
    else
      do {
        this.#peek();
        part();
      } while (!this.#closes(bracket));
  }

  #name(): void {
    if (this.#peek() !== '"') throw new JsonError(this.#at, "a name in quotes");
    this.#string();
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

  /** Control characters are accepted: notebooks written by hand have them, and nothing is lost by reading on. */
  #string(): void {
    let quote = this.#at;
    // An odd number of backslashes before it makes it a part of the string.
    do {
      quote = this.text.indexOf('"', quote + 1);
      if (quote < 0) throw new JsonError(this.#at, "the end of a string");
    } while (backslashesBefore(this.text, quote) % 2 === 1);
    this.#at = quote + 1;
  }

  #peek(): string {
    BLANK.lastIndex = this.#at;
    BLANK.test(this.text);
    this.#at = BLANK.lastIndex;
    return this.text[this.#at] ?? "";
  }
}

function backslashesBefore(text: string, at: number): number {
  let from = at;
  while (text[from - 1] === "\\") from--;
  return at - from;
}

const ESCAPES: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

/** The value of the JSON string literal from `start` (its quote) to `end`. */
export function decodeString(text: string, start: number, end: number): string {
  const literal = text.slice(start, end);
  if (!literal.includes("\\")) return literal.slice(1, -1);
  try {
    return JSON.parse(literal);
  } catch {
    // Control characters, and escapes that JSON does not have.
    let value = "";
    let from = 1;
    for (const { at, width, character } of escapesOf(text, start, end)) {
      value += literal.slice(from, at - start) + character;
      from = at - start + width;
    }
    return value + literal.slice(from, -1);
  }
}

interface Escape {
  /** Where it is in the text. */
  readonly at: number;
  readonly width: number;
  readonly character: string;
}

/** The escapes of the JSON string literal from `start` (its quote) to `end`. */
export function* escapesOf(text: string, start: number, end: number): Generator<Escape> {
  let width = 0;
  for (let at = text.indexOf("\\", start + 1); at >= 0 && at < end - 1; at = text.indexOf("\\", at + width)) {
    const c = text[at + 1] as string;
    width = c === "u" ? 6 : 2;
    const code = c === "u" ? Number.parseInt(text.slice(at + 2, at + 6), 16) || 0 : 0;
    yield { at, width, character: c === "u" ? String.fromCharCode(code) : (ESCAPES[c] ?? c) };
  }
}

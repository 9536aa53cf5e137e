import type { LiteralTable } from "./literals";

/** How far back one question may look: a dictionary of a few hundred lines. */
const REACH = 12_000;

const BLANKS = " \t\r\n\f";

/** The innermost open bracket, and how many commas stand behind it. */
interface Enclosing {
  readonly at: number;
  readonly commas: number;
}

/**
 * The last answer for each text: the next literal of a long list is asked about right after it, and need not walk back over
 * the whole list again.
 */
const answers = new WeakMap<LiteralTable, { readonly from: number; readonly found: Enclosing | undefined }>();

/** Reads Python backwards from a position that lies outside every literal, stepping over literals and comments whole. */
export class Backward {
  #index: number;

  constructor(
    private readonly text: string,
    private readonly table: LiteralTable,
    /** The reading position: the next character read is the one before it. */
    public position: number,
  ) {
    this.#index = table.indexAt(position - 1);
  }

  /** The character before the position; "" at the start of the text. */
  char(): string {
    return this.position > 0 ? (this.text[this.position - 1] as string) : "";
  }

  /** Steps over blanks, line breaks, continuations and comments; true when a line break without a backslash was crossed. */
  skipBlank(): boolean {
    let crossed = false;
    for (;;) {
      const c = this.char();
      if (c === "\n" || c === "\r") {
        this.position--;
        if (c === "\n" && this.char() === "\r") this.position--;
        if (this.char() === "\\") this.position--;
        else crossed = true;
        const item = this.literalEndingAt(this.position);
        if (item === undefined) this.#skipComment();
      } else if (c === " " || c === "\t" || c === "\f") this.position--;
      else return crossed;
    }
  }

  /** Steps over blanks of the same line. */
  skipInline(): void {
    while (this.char() === " " || this.char() === "\t") this.position--;
  }

  /** The table's index of the string literal that ends at `end`. */
  literalEndingAt(end: number): number | undefined {
    const index = this.#itemBefore(end);
    return index >= 0 && this.table.end(index) === end && !this.table.isComment(index) ? index : undefined;
  }

  /** The start of the name, attribute chain, call or subscript that ends here (`a.b["c"].d()`); the position itself when none does. */
  chain(): number {
    const limit = Math.max(0, this.position - REACH);
    let at = this.position;
    for (;;) {
      let start = at;
      while (start > limit && isNameChar(this.text[start - 1] as string)) start--;
      if (start === at) {
        const c = this.text[at - 1];
        if (c !== "]" && c !== ")") return at;
        this.position = at;
        const open = this.match();
        if (open === undefined) return at;
        // `("x")` alone is not part of a chain: `if ("x") and …`
        at = open;
        if (!isNameChar(this.text[at - 1] ?? "") && this.text[at - 1] !== "]" && this.text[at - 1] !== ")") return at;
        continue;
      }
      at = start;
      if (this.text[at - 1] !== ".") return at;
      at--;
      if (!isNameChar(this.text[at - 1] ?? "") && this.text[at - 1] !== "]" && this.text[at - 1] !== ")") return at + 1;
    }
  }

  /** The offset of the bracket that opens the one which closes here. */
  match(): number | undefined {
    let depth = 0;
    return this.#walk((c) => {
      if (c === ")" || c === "]" || c === "}") depth++;
      else if (c === "(" || c === "[" || c === "{") depth--;
      return depth === 0;
    });
  }

  /** The innermost bracket that is open at the position, and how many commas stand between. */
  enclosing(): Enclosing | undefined {
    const from = this.position;
    const before = answers.get(this.table);
    let depth = 0;
    let commas = 0;
    let known = false;
    const at = this.#walk(
      (c) => {
        if (c === ")" || c === "]" || c === "}") depth++;
        else if (c === "(" || c === "[" || c === "{") return depth-- === 0;
        else if (c === "," && depth === 0) commas++;
        return false;
      },
      (offset) => {
        known = depth === 0 && offset === before?.from;
        return known;
      },
    );
    const own = at === undefined ? undefined : { at, commas };
    const found = known ? before?.found && { at: before.found.at, commas: before.found.commas + commas } : own;
    answers.set(this.table, { from, found });
    return found;
  }

  /** How many commas outside brackets stand between `from` and the position. */
  commasSince(from: number): number {
    let depth = 0;
    let commas = 0;
    this.#walk((c, at) => {
      if (at < from) return true;
      if (c === ")" || c === "]" || c === "}") depth++;
      else if (c === "(" || c === "[" || c === "{") depth--;
      else if (c === "," && depth === 0) commas++;
      return false;
    });
    return commas;
  }

  /**
   * The end of the nearest `=`, `,`, `:` or opening bracket to the left, outside brackets: where an expression begins. Undefined
   * where a line begins before it, unless with it; behind a colon that ends a line a block may begin.
   */
  boundary(): number | undefined {
    let depth = 0;
    let crossed = false;
    let found = false;
    const at = this.#walk(
      (c, index) => {
        if (depth === 0) {
          if (c === "(" || c === "[" || c === "{" || c === "," || (c === ":" && !crossed)) found = true;
          if (c === "=") found = !"=!<>".includes(this.text[index - 1] ?? "x") && this.text[index + 1] !== "=";
          if (found || (crossed && !BLANKS.includes(c))) return true;
        }
        if (c === ")" || c === "]" || c === "}") depth++;
        else if (c === "(" || c === "[" || c === "{") depth--;
        else if (depth === 0 && (c === "\n" || c === "\r")) crossed = true;
        return false;
      },
      (end) => crossed && depth === 0 && this.literalEndingAt(end) !== undefined,
    );
    return found && at !== undefined ? at + 1 : undefined;
  }

  /** Walks left over code, literals and comments left out, until `done`; returns that offset. */
  #walk(done: (c: string, at: number) => boolean, ends: (at: number) => boolean = () => false): number | undefined {
    const limit = Math.max(0, this.position - REACH);
    let at = this.position;
    let index = this.#itemBefore(at);
    while (at > limit) {
      if (ends(at)) return at;
      if (index >= 0 && this.table.end(index) === at) {
        at = this.table.start(index);
        index--;
        continue;
      }
      if (index >= 0 && this.table.end(index) > at) {
        index--;
        continue;
      }
      at--;
      if (done(this.text[at] as string, at)) return at;
    }
    return undefined;
  }

  #itemBefore(offset: number): number {
    let index = Math.min(this.#index, this.table.count - 1);
    while (index + 1 < this.table.count && this.table.start(index + 1) < offset) index++;
    while (index >= 0 && this.table.start(index) >= offset) index--;
    this.#index = index;
    return index;
  }

  #skipComment(): void {
    const index = this.#itemBefore(this.position);
    if (index >= 0 && this.table.isComment(index) && this.table.end(index) === this.position)
      this.position = this.table.start(index);
  }
}

export function isNameChar(c: string): boolean {
  return (c >= "a" && c <= "z") || (c >= "A" && c <= "Z") || (c >= "0" && c <= "9") || c === "_" || c > "\x7f";
}

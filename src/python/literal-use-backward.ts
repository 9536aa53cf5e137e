import { AssignmentTarget, firstOfTuple, lineHead, tupleTargets } from "./assignment-target";
import { Backward, isNameChar } from "./backward";
import type { LiteralUse, Role } from "./literal-use";
import { KEYWORDS } from "./literal-use";
import type { LiteralTable } from "./literals";

const NONE: LiteralUse = { role: "expression" };

/**
 * The use of the expression that begins at `start` and ends at `end`, usually a literal or several joined ones.
 * Looks at the code before it alone, as far back as it must, at most some thousand characters.
 */
export function literalUse(text: string, table: LiteralTable, start: number, end: number): LiteralUse {
  return new Reader(text, table).at(start, end);
}

class Reader {
  constructor(
    private readonly text: string,
    private readonly table: LiteralTable,
  ) {}

  at(start: number, end: number): LiteralUse {
    const back = new Backward(this.text, this.table, start);
    const crossed = back.skipBlank();
    const c = back.char();
    const keyed = this.followedByColon(end);
    switch (c) {
      case "":
        return { role: "statement" };
      case "=":
        return this.equals(back);
      case ":":
        return this.colon(back, crossed);
      case "(":
      case "[":
      case "{":
      case ",":
        return this.inside(back, keyed, start, end);
      case "+":
      case "%":
        back.position--;
        return { ...this.leftward(back), role: "expression" };
    }
    // What no statement ends with.
    if (c !== "" && "!<>/-|&^~@".includes(c)) return NONE;
    if (isNameChar(c)) return this.word(back, crossed);
    return crossed ? { role: "statement" } : NONE;
  }

  private followedByColon(end: number): boolean {
    COLON.lastIndex = end;
    return COLON.test(this.text);
  }

  /** After an `=`: an assignment, a keyword argument, a parameter's default or a comparison. */
  private equals(back: Backward): LiteralUse {
    const at = back.position;
    const before = this.text[at - 2] ?? "";
    if (before === "=" || before === "!") {
      back.position = at - 2;
      return this.named(back, "comparison");
    }
    if (before === "<" || before === ">") return NONE;
    if (before === ":" || "+|&".includes(before)) {
      back.position = at - 2;
      return this.named(back, "assignment");
    }
    if ("-*/%@^~".includes(before) && before !== "") return NONE;
    back.position = at - 1;
    return this.target(back);
  }

  private target(back: Backward): LiteralUse {
    const target = new AssignmentTarget(this.text, back);
    const name = target.read();
    if (name === undefined) return NONE;
    if (back.char() === "," || back.char() === "(") return this.keywordOrTuple(back, name);
    const crossed = back.skipBlank();
    const c = back.char();
    if (crossed && (c === "," || c === "(")) return this.keywordOrTuple(back, name);
    const before = !crossed && c === "=" ? target.first() : undefined;
    return { role: "assignment", name, ...(before === undefined ? {} : { before }) };
  }

  private keywordOrTuple(back: Backward, name: string): LiteralUse {
    const open = back.enclosing();
    if (open === undefined || this.text[open.at] !== "(") {
      // `user, password = "a", "b"`: the first value belongs to the first target.
      return { role: "assignment", name: open === undefined ? (firstOfTuple(this.text, back.position) ?? name) : name };
    }
    const callee = this.calleeBefore(open.at);
    if (callee === undefined) return { role: "assignment", name };
    const isDefault = DEFINES.test(this.text.slice(Math.max(0, callee.start - 40), callee.start));
    return {
      role: isDefault ? "default" : "keyword",
      name,
      callee: callee.text,
      calleeStart: callee.start,
      open: open.at,
    };
  }

  private colon(back: Backward, crossed: boolean): LiteralUse {
    back.position--;
    back.skipBlank();
    const end = back.position;
    const key = back.literalEndingAt(end);
    if (key !== undefined) {
      back.position = this.table.start(key);
      const before = this.text.slice(Math.max(0, back.position - 30), back.position);
      if (/(?:\b(?:if|elif|while|case|in)|==|!=|->)\s*$/.test(before)) return { role: "statement" };
      return { role: "entry", name: this.text.slice(this.table.bodyStart(key), this.table.bodyEnd(key)) };
    }
    const from = back.chain();
    if (from === end) return NONE;
    const name = this.text.slice(from, end);
    if (/^(?:else|try|finally|except|lambda|default)$/.test(name))
      return crossed ? { role: "statement" } : { role: "expression" };
    back.position = from;
    back.skipBlank();
    if (back.char() !== "" && "{(,".includes(back.char())) {
      const open = back.enclosing();
      if (open !== undefined && this.text[open.at] === "{") return { role: "entry", name };
      if (open !== undefined && this.text[open.at] === "[") return { role: "subscript" };
      return { role: "annotation", name };
    }
    const head = lineHead(this.text, from);
    if (crossed && (HEADER.test(head) || back.enclosing() === undefined)) return { role: "statement" };
    if (/^\s*$/.test(head)) return { role: "annotation", name };
    return /\blambda\b/.test(head) ? NONE : { role: "expression", name };
  }

  /** After an opening bracket or a comma. */
  private inside(back: Backward, keyed: boolean, start: number, end: number): LiteralUse {
    const open = back.enclosing();
    if (open === undefined) {
      return back.char() === "," ? this.bareTuple(back, start) : NONE;
    }
    const bracket = this.text[open.at];
    if (bracket === "{") {
      if (keyed) return { role: "key" };
      return { ...this.outer(open.at), role: "element", open: open.at, position: open.commas };
    }
    if (bracket === "[") {
      const before = this.text[open.at - 1] ?? "";
      if (isNameChar(before) || before === "]" || before === ")" || before === '"' || before === "'") {
        const word = /[A-Za-z_]+$/.exec(this.text.slice(Math.max(0, open.at - 12), open.at))?.[0] ?? "";
        if (!KEYWORDS.has(word)) return { role: "subscript", callee: this.calleeBefore(open.at)?.text ?? "" };
      }
      return { ...this.outer(open.at), role: "element", open: open.at, position: open.commas };
    }
    const callee = this.calleeBefore(open.at);
    if (callee === undefined) {
      const outer = this.outer(open.at);
      if (open.commas === 0 && !this.followedByComma(end)) return outer; // a parenthesised expression
      return { ...outer, role: "element", open: open.at, position: open.commas };
    }
    return { role: "argument", callee: callee.text, calleeStart: callee.start, open: open.at, position: open.commas };
  }

  private followedByComma(end: number): boolean {
    COMMA.lastIndex = end;
    return COMMA.test(this.text);
  }

  private outer(open: number): LiteralUse {
    return this.at(open, open + 1);
  }

  /** `a, b = "x", "y"` and `return "x", "y"`: the role of what is left of the first comma. */
  private bareTuple(back: Backward, start: number): LiteralUse {
    const head = lineHead(this.text, start);
    const targets = tupleTargets(head);
    const commas = back.commasSince(start - head.length + (targets?.end ?? 0));
    const name = targets?.names[commas];
    if (name !== undefined) return { role: "assignment", name };
    return /^\s*(?:return|yield)\b/.test(head)
      ? { role: "return", position: commas }
      : { role: "element", position: commas };
  }

  private word(back: Backward, crossed: boolean): LiteralUse {
    const end = back.position;
    const from = back.chain();
    const word = this.text.slice(from, end);
    if (!KEYWORDS.has(word)) return crossed ? { role: "statement" } : NONE;
    back.position = from;
    if (word === "return" || word === "yield") return { role: "return" };
    if (word === "or" || word === "else" || word === "and") return this.leftward(back);
    if (word === "in") return NONE;
    if (word === "is" || word === "not") return this.named(back, "comparison");
    if (crossed) return { role: "statement" };
    return NONE;
  }

  /** The assignment, keyword or entry whose right side begins somewhere left of here: `x = a or "…"`. */
  private leftward(back: Backward): LiteralUse {
    const boundary = back.boundary();
    if (boundary === undefined) return NONE;
    return this.at(boundary, boundary);
  }

  private named(back: Backward, role: Role): LiteralUse {
    back.skipBlank();
    const end = back.position;
    const from = back.chain();
    return from < end ? { role, name: this.text.slice(from, end) } : { role };
  }

  private calleeBefore(open: number): { text: string; start: number } | undefined {
    const back = new Backward(this.text, this.table, open);
    back.skipInline();
    const end = back.position;
    const start = back.chain();
    if (start === end) return undefined;
    const text = this.text.slice(start, end);
    return KEYWORDS.has(text) ? undefined : { text, start };
  }
}

const COLON = /[ \t\r\n\\]{0,80}:(?!=)/y;
const COMMA = /[ \t\r\n]{0,80},/y;
/** What a block begins with. */
const HEADER = /^\s*(?:async|def|class|if|elif|else|for|while|with|try|except|finally|match|case)\b|->\s*$/;
const DEFINES = /\b(?:def|class)\s+$/;

import { lineStart } from "../text/lines";
import type { Backward } from "./backward";

const LONGEST_LINE = 2000;
const LONGEST_ANNOTATION = 300;
/** `name: Annotated[str, …] | None`, read from a line's start or a bracket. */
const ANNOTATED =
  /(?:^|[(,]|\s)\s*([A-Za-z_\u00aa-\uffff][\w.\u00aa-\uffff]{0,200})\s*:\s*[\w.]+(?:\[[^=]{0,200}\])?(?:\s*\|\s*[\w.]+(?:\[[^=|]{0,100}\])?){0,6}\s*$/;

/** What is before an annotated name: nothing, or what begins a statement or a parameter. */
const BEFORE_ANNOTATED = "\r\n(,;:*";
const HEADER = /^(?:else|try|finally|except|\d.*)$|\)$/;

/** The target of an assignment or a keyword, read backwards from its `=`. */
export class AssignmentTarget {
  constructor(
    private readonly text: string,
    private readonly back: Backward,
  ) {}

  /** The target as written, its annotation left out, and the position moved before it; undefined where none is here. */
  read(): string | undefined {
    const { back, text } = this;
    back.skipBlank();
    const end = back.position;
    const from = back.chain();
    if (from === end) return undefined;
    const name = text.slice(from, end);
    back.position = from;
    back.skipInline();
    if (back.char() === ":") return this.beforeColon() ?? name;
    const annotated = /[\]|)]$|^[\w.]+$/.test(name) ? this.annotated(from, end) : undefined;
    if (annotated === undefined) return name;
    back.position = annotated.start;
    back.skipInline();
    return annotated.name;
  }

  /** The first target of `first = name = …`, where the position is behind its `=`. */
  first(): string | undefined {
    const { back, text } = this;
    let name: string | undefined;
    for (let targets = 0; targets < 8 && back.char() === "="; targets++) {
      back.position--;
      if ("=!<>:+-*/%&|^@".includes(back.char())) return undefined;
      back.skipInline();
      const end = back.position;
      const start = back.chain();
      if (start === end) break;
      name = text.slice(start, end);
      back.position = start;
      back.skipInline();
    }
    return name;
  }

  /** What was read is an annotation: `name: str = …`. */
  private beforeColon(): string | undefined {
    const { back, text } = this;
    const before = back.position;
    back.position--;
    back.skipBlank();
    const end = back.position;
    const start = back.chain();
    const name = text.slice(start, end);
    back.position = start;
    back.skipInline();
    // Else the colon ends a header: `if debug: name = …`, `else: name = …`.
    if (start < end && !isHeaderOf(name) && BEFORE_ANNOTATED.includes(back.char())) return name;
    back.position = before;
    return undefined;
  }

  /** Steps over an annotation's alternatives on the same line. */
  private annotated(from: number, end: number): { name: string; start: number } | undefined {
    const line = this.text.slice(Math.max(from - lineHead(this.text, from).length, end - LONGEST_ANNOTATION), end);
    const found = ANNOTATED.exec(line);
    if (found === null) return undefined;
    const name = found[1] as string;
    const start = end - line.length + found.index + found[0].indexOf(name);
    return start < from ? { name, start } : undefined;
  }
}

/** The text before `offset` on its line; of a very long line a part. */
export function lineHead(text: string, offset: number): string {
  return text.slice(lineStart(text, offset, LONGEST_LINE), offset);
}

/** The first name of a tuple of targets whose last name begins at `last`: of `user, password = …`. */
export function firstOfTuple(text: string, last: number): string | undefined {
  return /^\s*([\w.]+)\s*,(?:\s*[\w.]+\s*,){0,8}\s*$/.exec(lineHead(text, last))?.[1];
}

/** The targets of `a, b = `, where a line begins with them, and where they end in it. */
export function tupleTargets(head: string): { readonly names: readonly string[]; readonly end: number } | undefined {
  const found = /^\s*\(?([\w.]+(?:\s*,\s*[\w.]+){1,8})\)?\s*=(?!=)/.exec(head);
  return found === null
    ? undefined
    : { names: (found[1] as string).split(",").map((name) => name.trim()), end: found[0].length };
}

/** Whether what is before a colon ends a header, or is a key of another kind: `else`, `f(x)`, `1`. */
export function isHeaderOf(name: string): boolean {
  return HEADER.test(name);
}

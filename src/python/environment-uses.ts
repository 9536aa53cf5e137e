import { calleeBefore } from "./module";
import { readPython, type Source } from "./source";

/** A variable that Python code names. Offsets are those of the name, its quotes left out. */
interface EnvironmentUse {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** `needs`: nothing else is given where it is missing; `tests`: the code can do without; `sets`: the code gives it. */
  readonly kind: "needs" | "tests" | "sets";
}

const NAME = /^["']([A-Za-z_][A-Za-z0-9_]{0,254})["']$/;

/** Every use of the environment in a text of Python, by the names that it is usually reached by. */
export function environmentUses(text: string, language: "python" | "cell"): EnvironmentUse[] {
  if (!/environ|getenv/.test(text)) return [];
  const source = readPython(text, language);
  const uses: EnvironmentUse[] = [];
  for (const [at, { kind, start, end }] of source.code.entries()) {
    const name = kind === "string" ? NAME.exec(text.slice(start, end))?.[1] : undefined;
    const use = name === undefined ? undefined : kindAt(source, at);
    if (name !== undefined && use !== undefined) uses.push({ name, start: start + 1, end: end - 1, kind: use });
  }
  return uses;
}

function kindAt(source: Source, at: number): EnvironmentUse["kind"] | undefined {
  const before = source.word(at - 1);
  const after = source.word(at + 1);
  const { name: callee, first } = calleeBefore(source, at - 2);
  if (before === "[" && /(?:^|\.)environ$/.test(callee)) {
    if (source.word(first - 1) === "del") return "tests";
    return source.word(at + 2) === "=" ? "sets" : "needs";
  }
  if (before === "(") {
    if (/(?:^|\.)environ\.setdefault$|(?:^|\.)putenv$/.test(callee)) return "sets";
    if (/(?:^|\.)environ\.(?:get|pop)$|(?:^|\.)getenv$/.test(callee)) return after === ")" ? "needs" : "tests";
  }
  if (after === "in" || (after === "not" && source.word(at + 2) === "in")) {
    const place = source.word(at + (after === "in" ? 2 : 3));
    if (place === "os" || place === "environ") return "tests";
  }
  return undefined;
}

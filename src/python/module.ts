import type { Source } from "./source";
import { bracketsOf, readPython } from "./source";
import type { Statement } from "./statements";
import { headersOf, statementAt, statementsOf } from "./statements";

/** A Python text with its statements and brackets. */
export interface Module extends Source {
  readonly statements: readonly Statement[];
  /** See `bracketsOf`. */
  readonly brackets: Int32Array;
}

/** The module of a text; `undefined` where its brackets do not match, so that nothing can be said about its statements. */
export function readModule(text: string, language: "python" | "cell"): Module | undefined {
  const source = readPython(text, language);
  const brackets = bracketsOf(source);
  return brackets === undefined ? undefined : { ...source, statements: statementsOf(source), brackets };
}

/**
 * The functions and classes around the code token at `index`, the innermost first. What is in a header (defaults,
 * decorators, annotations) belongs to the scope around it.
 */
export function scopesOf(module: Module, index: number): Statement[] {
  const statement = statementAt(module.statements, index);
  if (statement === undefined) return [];
  return headersOf(statement).filter(isScope);
}

export function isScope(statement: Statement): boolean {
  return statement.keyword === "def" || statement.keyword === "class";
}

/** Whether the function or class is named so or decorated with something matching `pattern` (`@ray.remote(num_gpus=1)`). */
export function decorators(module: Module, header: Statement): string[] {
  const names: string[] = [];
  for (let at = module.statements.indexOf(header) - 1; at >= 0; at -= 1) {
    const statement = module.statements[at] as Statement;
    if (statement.keyword !== "@") break;
    names.push(dottedName(module, statement.first + 1, statement.last));
  }
  return names;
}

/** The dotted name that begins at `index`, such as `os.environ.get`; empty where none does. */
function dottedName(module: Source, index: number, last = Number.POSITIVE_INFINITY): string {
  let name = module.code[index]?.kind === "name" ? module.word(index) : "";
  for (let at = index + 1; name !== "" && at < last && module.word(at) === "."; at += 2) {
    if (module.code[at + 1]?.kind !== "name") break;
    name += `.${module.word(at + 1)}`;
  }
  return name;
}

/** The dotted name that ends at `index` (before a call's bracket), and where it begins; a call or subscript in it ends it. */
export function calleeBefore(module: Source, index: number): { name: string; first: number } {
  let first = index;
  if (module.code[first]?.kind !== "name") return { name: "", first };
  let name = module.word(first);
  while (module.word(first - 1) === "." && module.code[first - 2]?.kind === "name") {
    first -= 2;
    name = `${module.word(first)}.${name}`;
  }
  if (module.word(first - 1) === ".") name = `.${name}`;
  return { name, first };
}

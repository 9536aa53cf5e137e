import { meaningAt, type NameBinding } from "../python/bindings";
import { decorators, isScope, type Module } from "../python/module";
import { headersOf, type Statement, statementAt } from "../python/statements";
import type { TextEdit } from "../text/edits";
import type { Access, Imports } from "./imports";

/** What a part of a marimo notebook sees: the setup block and, for a cell, what other cells define and it takes as parameters. */
interface MarimoPart {
  readonly kind: "setup" | "cell" | "definition";
  /** Its header, in which imports of its own go. */
  readonly header: Statement;
}

/** The part of a marimo notebook around the code token at `index`, where the module is such a notebook. */
export function marimoPart(module: Module, bindings: readonly NameBinding[], index: number): MarimoPart | undefined {
  const statement = statementAt(module.statements, index);
  if (statement === undefined || !isMarimo(bindings)) return undefined;
  const headers = headersOf(statement);
  const [outer] = headers.slice(-1);
  if (outer === undefined) return undefined;
  if (isSetup(module, outer)) return { kind: "setup", header: outer };
  const marks = decorators(module, outer);
  if (marks.some((mark) => /^app\.cell$/.test(mark))) return { kind: "cell", header: outer };
  const scope = headers.find(isScope) ?? outer;
  return marks.some((mark) => /^app\.(?:function|class_definition)$/.test(mark))
    ? { kind: "definition", header: scope }
    : undefined;
}

export function isMarimo(bindings: readonly NameBinding[]): boolean {
  return bindings.some(({ imported, scope }) => imported === "marimo" && scope === undefined);
}

/** How `os` is reached in a part of a marimo notebook. */
export function marimoAccess({ module, bindings }: Imports, { kind, header }: MarimoPart, index: number): Access {
  const os = { environ: "os.environ", getenv: "os.getenv" };
  const isImport = ({ name, imported }: NameBinding) => name === "os" && imported === "os";
  const inSetup = bindings.some(
    (binding) =>
      isImport(binding) && binding.statement.parent !== undefined && isSetup(module, binding.statement.parent),
  );
  const own = bindings.filter(({ scope, statement }) => scope === header || headersOf(statement).includes(header));
  const named = own.filter(({ name }) => name === "os");
  const parameter = named.some(({ statement }) => statement === header);
  // Another cell defines it, so that this one takes it.
  const others = bindings.filter(
    (binding) =>
      isImport(binding) && binding.scope !== undefined && binding.scope !== header && isCell(module, binding.scope),
  );
  if (kind === "cell" && parameter && (others.length > 0 || inSetup)) return os;
  const meaning = named.length === 0 ? "absent" : meaningAt(module, named, "os", "os", index);
  if (meaning === "imported" || (meaning === "absent" && inSetup && kind !== "setup")) return os;
  if (meaning === "other") {
    return {
      environ: "_os.environ",
      getenv: "_os.getenv",
      needed: { statement: "import os as _os", into: header },
    };
  }
  const cell = kind !== "cell" ? undefined : others.length > 0 ? "parameter" : "import";
  return { ...os, needed: { statement: "import os", into: header, ...(cell === undefined ? {} : { cell }) } };
}

/** The edit that has a cell take a name that another cell defines. */
export function takeParameter(module: Module, header: Statement, name: string): TextEdit {
  let at = header.first;
  while (module.word(at) !== "(") at += 1;
  const start = module.code[at + 1]?.start ?? 0;
  return { start, end: start, text: module.word(at + 1) === ")" ? name : `${name}, ` };
}

function isCell(module: Module, header: Statement): boolean {
  return header.parent === undefined && decorators(module, header).some((mark) => /^app\.cell$/.test(mark));
}

function isSetup(module: Module, { keyword, first, parent }: Statement): boolean {
  const words = [1, 2, 3].map((offset) => module.word(first + offset)).join("");
  return keyword === "with" && parent === undefined && words === "app.setup";
}

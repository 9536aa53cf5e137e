import type { Module } from "./module";
import { isScope } from "./module";
import type { Statement } from "./statements";
import { headersOf, statementAt } from "./statements";

/** One place that gives a name a meaning. */
export interface NameBinding {
  readonly name: string;
  /** The module or member that it stands for: `os`, `os.environ`; `undefined` for anything but an import. */
  readonly imported: string | undefined;
  readonly statement: Statement;
  /** The function or class that it binds in; `undefined` for the module. */
  readonly scope: Statement | undefined;
}

/** What a name means at a place: an import in force, nothing at all, or something else (or it cannot be known). */
type Meaning = "imported" | "absent" | "other";

/** Every import of the module, and every binding of one of `names` by other means. */
export function bindingsOf(module: Module, names: ReadonlySet<string>): NameBinding[] {
  const bindings: NameBinding[] = [];
  for (const statement of module.statements) {
    const scope = headersOf(statement).find(isScope);
    if (statement.keyword === "import" || statement.keyword === "from") {
      for (const [name, imported] of importedNames(module, statement)) {
        bindings.push({ name, imported, statement, scope });
      }
      continue;
    }
    for (let at = statement.first; at <= statement.last; at += 1) {
      const name = module.word(at);
      if (module.code[at]?.kind !== "name" || !names.has(name)) continue;
      const where = bindsAt(module, statement, at);
      if (where === "here") bindings.push({ name, imported: undefined, statement, scope });
      else if (where === "suite") bindings.push({ name, imported: undefined, statement, scope: statement });
      else if (where === "global") bindings.push({ name, imported: undefined, statement, scope: undefined });
    }
  }
  return bindings;
}

/**
 * What `name` means at the code token `index`, if it is to mean `imported`. An import counts when it is certain to have
 * run: it is above, in a block around the place, and nothing else in its scope binds the name.
 */
export function meaningAt(
  module: Module,
  bindings: readonly NameBinding[],
  name: string,
  imported: string,
  index: number,
): Meaning {
  const statement = statementAt(module.statements, index);
  if (statement === undefined) return "other";
  const headers = headersOf(statement);
  const scopes: (Statement | undefined)[] = [...headers.filter(isScope), undefined];
  // A function's import under `if TYPE_CHECKING:` never runs, and still makes the name local.
  const own = bindings.filter(
    (binding) => binding.name === name && (binding.scope?.keyword === "def" || !neverRuns(module, binding.statement)),
  );
  for (const scope of scopes) {
    // A class's names are seen in its own body only, not in its methods.
    if (scope?.keyword === "class" && scope !== scopes[0]) continue;
    const here = own.filter((binding) => binding.scope === scope);
    if (here.length === 0) continue;
    if (here.some((binding) => binding.imported !== imported)) return "other";
    const certain = here.some(
      (binding) =>
        binding.statement.first < index &&
        (binding.statement.parent === undefined || headers.includes(binding.statement.parent)),
    );
    if (certain) return "imported";
    // In a function, an import further down makes the name local, and unbound up here.
    return scope?.keyword === "def" ? "other" : "absent";
  }
  return "absent";
}

/** `import a.b as c, d` and `from m import x as y`: each name with what it stands for. */
function importedNames(module: Module, statement: Statement): [name: string, imported: string][] {
  const names: [string, string][] = [];
  const words: string[] = [];
  for (let at = statement.first; at <= statement.last; at += 1) words.push(module.word(at));
  const importAt = words.indexOf("import");
  if (importAt === -1) return names;
  const from = words[0] === "from" ? words.slice(1, importAt).join("") : undefined;
  let part: string[] = [];
  for (const word of [...words.slice(importAt + 1), ","]) {
    if (word === "(" || word === ")") continue;
    if (word !== ",") {
      part.push(word);
      continue;
    }
    const as = part.indexOf("as");
    const path = part.slice(0, as === -1 ? undefined : as).join("");
    const alias = as === -1 ? undefined : part[as + 1];
    if (path !== "") {
      if (from !== undefined) names.push([alias ?? path, `${from}.${path}`]);
      else if (alias !== undefined) names.push([alias, path]);
      else names.push([path.split(".")[0] as string, path.split(".")[0] as string]);
    }
    part = [];
  }
  return names;
}

/** Whether the statement is under `if TYPE_CHECKING:` (or `if False:`), which no program enters. */
function neverRuns(module: Module, statement: Statement): boolean {
  return headersOf(statement).some((header) => {
    if (header.keyword !== "if") return false;
    const words: string[] = [];
    for (let at = header.first + 1; at < header.last; at += 1) words.push(module.word(at));
    return /^(?:(?:typing|t)\.)?TYPE_CHECKING$|^False$|^0$/.test(words.join(""));
  });
}

/** Whether the name token at `at` binds its name: in the statement's own scope, in the suite that it heads, or globally. */
function bindsAt(module: Module, statement: Statement, at: number): "here" | "suite" | "global" | undefined {
  const before = module.word(at - 1);
  const after = module.word(at + 1);
  if (before === ".") return undefined;
  if (statement.keyword === "global") return "global";
  if (statement.keyword === "nonlocal" || statement.keyword === "del") return "here";
  if (statement.keyword === "def" || statement.keyword === "class") {
    if (before === "def" || before === "class") return "here";
    const bracket = module.brackets[at] ?? -1;
    const parameters =
      module.word(bracket) === "(" && module.brackets[bracket] === (module.brackets[statement.first] ?? -1);
    const parameter = parameters && /^(?:[(,*]|\*\*)$/.test(before) && /^[,:=)]$/.test(after);
    if (parameter && statement.keyword === "def") return "suite";
  }
  if (after === ":=") return "here";
  if (before === "as") return "here";
  if (statement.keyword === "case") return "here";
  if (before === "lambda" || inLambdaParameters(module, statement, at)) return "here";
  if (inForTargets(module, statement, at)) return "here";
  return statement.keyword === "" && isTarget(module, statement, at) ? "here" : undefined;
}

function inLambdaParameters(module: Module, statement: Statement, at: number): boolean {
  for (let back = at - 1; back >= statement.first; back -= 1) {
    if (module.brackets[back] !== module.brackets[at]) continue;
    const word = module.word(back);
    if (word === "lambda") return true;
    if (word === ":" || word === ";") return false;
  }
  return false;
}

function inForTargets(module: Module, statement: Statement, at: number): boolean {
  for (let back = at - 1; back >= statement.first; back -= 1) {
    const word = module.word(back);
    if (word === "for") return true;
    if (!/^[(,[*]$/.test(word) && module.code[back]?.kind !== "name") return false;
    if (word === "in") return false;
  }
  return false;
}

/** An assignment's target: `os = …`, `a = os = …`, `os, b = …`, `(os) = …`, `os: T = …`, `os += …`. */
function isTarget(module: Module, statement: Statement, at: number): boolean {
  const after = module.word(at + 1);
  if (after === "." || after === "[" || after === "(") return false;
  let lastAssign = -1;
  let depth = 0;
  for (let index = statement.first; index <= statement.last; index += 1) {
    if (module.code[index]?.kind !== "op") continue;
    const word = module.word(index);
    if (word === "(" || word === "[" || word === "{") depth += 1;
    else if (word === ")" || word === "]" || word === "}") depth -= 1;
    else if (depth === 0 && (word === "=" || word === ":" || /^[^<>=!:]+=$/.test(word))) lastAssign = index;
  }
  if (at >= lastAssign) return false;
  // Inside a target's brackets a name is a target only in a tuple or list, not in a call or subscript.
  for (let bracket = module.brackets[at] ?? -1; bracket >= statement.first; bracket = module.brackets[bracket] ?? -1) {
    const previous = module.code[bracket - 1];
    const callable =
      bracket > statement.first && (previous?.kind === "name" || /^[)\]]$/.test(module.word(bracket - 1)));
    if (callable || module.word(bracket) === "{") return false;
  }
  return true;
}

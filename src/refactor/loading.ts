import type { Module } from "../python/module";
import { isScope, scopesOf } from "../python/module";
import { headersOf, type Statement, statementAt } from "../python/statements";
import { meaning } from "./access";
import { isDocstring } from "./import-insertion";
import type { Imports } from "./imports";
import { loadedFiles, loadingCalls } from "./loaded-file";

/** The file that is written, and the module or notebook that reads it; both relative to the project's root. */
export interface Loading {
  readonly dotenv: string;
  readonly path: string;
}

/** Whether the `.env` has been loaded by this document (or a cell above it) when the code token at `index` runs. */
export function loadsBefore({ module, earlier }: Imports, index: number, loading: Loading): boolean {
  if (earlier.some((cell) => loadCalls(cell.module, loading).some((call) => runsBefore(cell.module, call))))
    return true;
  if ([...earlier.map((cell) => cell.module)].some((cell) => hasDotenvMagic(cell, loading))) return true;
  if (hasDotenvMagic(module, loading, index)) return true;
  const statement = statementAt(module.statements, index);
  const around = statement === undefined ? [] : headersOf(statement);
  return loadCalls(module, loading).some((call) => call < index && runsBefore(module, call, around));
}

/** Whether a call has run once the module is past it, in one of the blocks of `around`. */
function runsBefore(module: Module, call: number, around: readonly Statement[] = []): boolean {
  const own = statementAt(module.statements, call);
  if (own === undefined) return false;
  return headersOf(own).every((header) => !isScope(header) && (header.keyword === "try" || around.includes(header)));
}

/** Whether the place is in a function and the module loads the `.env` somewhere, which happens before anyone calls it. */
export function loadsForCalls({ module }: Imports, index: number, loading: Loading): boolean {
  return scopesOf(module, index).some((scope) => scope.keyword === "def") && loadCalls(module, loading).length > 0;
}

/** The lines that load `.env` at the module's top; `undefined` where the name `load_dotenv` means something else. */
export function loadingLines(imports: Imports, index: number): string[] | undefined {
  const known = meaning(imports, "load_dotenv", "dotenv.load_dotenv", index, undefined);
  if (known === "other") return undefined;
  return known === "imported" && importedAtTop(imports, "dotenv.load_dotenv")
    ? ["load_dotenv()"]
    : ["from dotenv import load_dotenv", "load_dotenv()"];
}

/** Whether the import stands in the module's first block of imports, behind which the call goes, under its own name. */
export function importedAtTop({ module, bindings }: Imports, imported: string): boolean {
  let end = 0;
  for (const statement of module.statements) {
    const opening = end === 0 && isDocstring(module, statement);
    if (!opening && statement.keyword !== "import" && statement.keyword !== "from") break;
    end = statement.last;
  }
  return bindings.some(
    (binding) =>
      binding.imported === imported && binding.name === imported.split(".").at(-1) && binding.statement.last <= end,
  );
}

/** The calls that load the `.env` that is written, not one that a variable names or of another folder. */
function loadCalls(module: Module, { dotenv, path }: Loading): number[] {
  return loadingCalls(module).filter((bracket) => {
    const files = loadedFiles(module, bracket, path);
    return files === "nearest" ? isNearest(dotenv, path) : files.includes(dotenv);
  });
}

/** Whether a file is the `.env` of the module's folder or of one around it. */
function isNearest(dotenv: string, path: string): boolean {
  const folder = dotenv.slice(0, dotenv.lastIndexOf("/") + 1);
  return dotenv.slice(folder.length) === ".env" && path.startsWith(folder);
}

function hasDotenvMagic(module: Module, { dotenv, path }: Loading, before = Number.POSITIVE_INFINITY): boolean {
  return module.code.some((token, at) => {
    if (token.kind !== "magic" || at >= before) return false;
    const named = /^%dotenv\b(?:[ \t]+-\w+)*[ \t]*([^\s#-][^\r\n#]*)?/.exec(module.word(at));
    if (named === null) return false;
    return named[1] === undefined ? isNearest(dotenv, path) : dotenv.endsWith(named[1].trim().replace(/^\.\//, ""));
  });
}

/** Whether a script names its packages itself (inline script metadata), and python-dotenv is none of them. */
export function lacksDotenv({ text }: Module): boolean {
  const at = text.search(/^# \/\/\/ script[ \t]*$/m);
  if (at === -1) return false;
  const metadata = /^(?:#[^\r\n]*(?:\r\n|\n|$))+/.exec(text.slice(at, at + 10_000))?.[0] ?? "";
  return !/\bpython-dotenv\b/.test(metadata);
}

import type { Module } from "../python/module";
import { calleeBefore, isScope, scopesOf } from "../python/module";
import { closing } from "../python/source";
import { headersOf, statementAt } from "../python/statements";
import type { Imports } from "./access";
import { meaning } from "./access";
import { isDocstring } from "./import-insertion";

/** Whether `.env` has been loaded by this document (or a cell above it) when the code token at `index` runs. */
export function loadsBefore({ module, earlier }: Imports, index: number): boolean {
  if (earlier.some((cell) => loadCalls(cell.module).length > 0 || hasDotenvMagic(cell.module))) return true;
  if (hasDotenvMagic(module, index)) return true;
  const statement = statementAt(module.statements, index);
  const around = statement === undefined ? [] : headersOf(statement);
  return loadCalls(module).some((call) => {
    const own = statementAt(module.statements, call);
    const inFunction = own !== undefined && headersOf(own).some(isScope);
    return (
      call < index &&
      own !== undefined &&
      (inFunction ? false : own.parent === undefined || around.includes(own.parent))
    );
  });
}

/** Whether the place is in a function and the module loads `.env` somewhere, which happens before anyone calls it. */
export function loadsForCalls({ module }: Imports, index: number): boolean {
  return scopesOf(module, index).some((scope) => scope.keyword === "def") && loadCalls(module).length > 0;
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

function loadCalls(module: Module): number[] {
  const calls: number[] = [];
  module.code.forEach((token, at) => {
    if (token.kind !== "name" || module.word(at) !== "load_dotenv" || module.word(at + 1) !== "(") return;
    const { name } = calleeBefore(module, at);
    const own = (name === "load_dotenv" || name === "dotenv.load_dotenv") && module.word(at - 1) !== "def";
    if (own && loadsDotenv(module, at + 1)) calls.push(at);
  });
  return calls;
}

/** Whether the call at this bracket loads `.env`, not a file of another name or one that a variable names. */
function loadsDotenv(module: Module, bracket: number): boolean {
  const end = closing(module, bracket);
  let path = false;
  for (let at = bracket + 1; at < end; at += 1) {
    if (module.word(at) === "find_dotenv" || /\.env["']+$/.test(module.word(at))) return true;
    const starts = module.brackets[at] === bracket && /^[(,]$/.test(module.word(at - 1));
    path ||= starts && (module.word(at) === "dotenv_path" || module.word(at + 1) !== "=");
  }
  return !path;
}

function hasDotenvMagic(module: Module, before = Number.POSITIVE_INFINITY): boolean {
  return module.code.some((token, at) => token.kind === "magic" && at < before && /^%dotenv\b/.test(module.word(at)));
}

import { readModule } from "../python/module";
import { lineEnding } from "../text/lines";
import { meaning, readImports } from "./access";
import type { Imports } from "./imports";
import { importedAtTop } from "./loading";
import { isMarimo } from "./marimo";
import type { SourceDocument } from "./request";

/** A variable and the place of its value in the sealed file. */
export interface ExtractedValue {
  readonly name: string;
  /** The keys from the top on. */
  readonly keys: readonly string[];
}

const MODULES = ["os", "subprocess"] as const;

/**
 * The lines that set variables from a sealed file at the module's start, by `sops decrypt --extract`; a variable that is
 * set already stays. `file` is relative to the module's folder; `added` are import lines that the module gets anyway, and
 * `before` is the first code token that reads a variable. `undefined` where `os` or `subprocess` means something else in
 * the module.
 */
export function extractLines(
  imports: Imports,
  values: readonly ExtractedValue[],
  file: string,
  added: readonly string[],
  before: number,
): string[] | undefined {
  if (MODULES.some((name) => meaning(imports, name, name, before, undefined) === "other")) return undefined;
  const needed = MODULES.filter((name) => !added.includes(`import ${name}`) && !importedAtTop(imports, name));
  const path = `os.path.join(os.path.dirname(os.path.abspath(__file__)), ${python(file)})`;
  const statements = values.flatMap(({ name, keys }) => [
    `os.environ["${name}"] = os.environ.get("${name}") or subprocess.run(`,
    `    ["sops", "decrypt", "--extract", ${python(keys.map((key) => `[${JSON.stringify(key)}]`).join(""))}]`,
    `    + [${path}],`,
    "    check=True,",
    "    stdout=subprocess.PIPE,",
    '    encoding="utf-8",',
    ").stdout",
  ]);
  return [...needed.map((name) => `import ${name}`), statements.join(lineEnding(imports.module.text))];
}

/** Why lines at a document's start would not run before its code, as a sentence; undefined where they would. */
export function extractObstacle({ text, language }: Pick<SourceDocument, "text" | "language">): string | undefined {
  const other = "Choose another form of sealing.";
  if (language !== "python") return `A notebook's cell knows no file of its own to look from. ${other}`;
  const module = readModule(text, language);
  const marimo = module !== undefined && isMarimo(readImports(module, []).bindings);
  return marimo ? `marimo runs the cells of a file, and nothing above them. ${other}` : undefined;
}

/** A Python literal, in the quotes that need no escapes where there are such. */
function python(text: string): string {
  return /['\\\0-\x1f]/.test(text) || !text.includes('"') ? JSON.stringify(text) : `'${text}'`;
}

import type { Finding } from "../detect/finding";
import { valueObstacle } from "../formats/dotenv/encode";
import { bindingsOf } from "../python/bindings";
import { environmentLine } from "../python/magics";
import { tokenAt } from "../python/source";
import type { Secret } from "../secret/secret";
import type { TextEdit } from "../text/edits";
import { lineEnding } from "../text/lines";
import { refuse } from "../text/refused";
import { meaning } from "./access";
import { type HereDocument, hereDocuments } from "./here-documents";
import type { Imports } from "./imports";
import { loadsBefore } from "./loading";
import { isName, nameCandidates } from "./names";
import type { Refusal } from "./plan";
import { kaggleVariable, type Naming } from "./variable-naming";

/** What a fix does to a cell's commands. */
interface MagicEdits {
  readonly edits: readonly TextEdit[];
  readonly values: ReadonlyMap<string, string>;
  readonly refused: ReadonlyMap<Finding, Refusal>;
  /** Whether a `load_dotenv()` was put in. */
  readonly loads: boolean;
  readonly notes: readonly string[];
}

interface MagicContext {
  readonly path: string;
  /** The `.env` that is written. */
  readonly dotenv: string;
  readonly imports: Imports;
  readonly naming: Naming;
  readonly chosen?: { readonly secret: Secret; readonly name: string };
}

/** One command's edit, with the variable that it reads. */
interface Replacement {
  readonly kind: "replacement";
  readonly edit: TextEdit;
  readonly name: string;
  readonly value: string;
  /** `itself`: the edit loads `.env`; `before`: it must be loaded before; `above`: in a cell above. */
  readonly loading: "itself" | "before" | "above";
}

const SHELL_CELL = /^%%(?:bash|sh|!|script[ \t]+(?:bash|sh))(?:[ \t][^\r\n]*)?(?:\r\n|\r|\n)/;

/** The edits for findings in `%env` lines, `!` lines and shell cells. Other commands take no variables. */
export function magicEdits(findings: readonly Finding[], context: MagicContext): MagicEdits {
  const { module } = context.imports;
  const edits: TextEdit[] = [];
  const values = new Map<string, string>();
  const refused = new Map<Finding, Refusal>();
  const notes: string[] = [];
  let loads = false;
  for (const finding of findings) {
    const at = tokenAt(module.code, finding.start);
    const result =
      environmentLine(module.word(at)) !== undefined ? setLine(context, at, finding) : shellLine(context, at, finding);
    if (result.kind === "refused") {
      refused.set(finding, result);
      continue;
    }
    edits.push(result.edit);
    values.set(result.name, result.value);
    if (result.loading === "itself") loads = true;
    else if (!loadsBefore(context.imports, at, context)) {
      if (result.loading === "above") {
        notes.push(
          `The command reads ${result.name} from the notebook's environment: run load_dotenv() in a cell above.`,
        );
      } else if (!loads) {
        const start = module.code[at]?.start ?? 0;
        edits.push({ start, end: start, text: loadLine(context.imports, at) + lineEnding(module.text) });
        loads = true;
      }
    }
  }
  return { edits, values, refused, loads, notes };
}

/** `%env NAME=value` becomes a `load_dotenv()`: `%env NAME` would print the value into the output. */
function setLine({ imports, naming }: MagicContext, at: number, finding: Finding): Replacement | Refusal {
  const token = imports.module.code[at];
  const { name = "", value: written = "" } = environmentLine(imports.module.word(at)) ?? {};
  const value = written.trimEnd();
  // IPython puts in the values of `$name` and `{name}`.
  if (token === undefined || /[{}$]/.test(value)) return EXPANDED;
  if (!isName(name)) return refuse("name", `${name} is a variable of the system itself.`);
  const obstacle = valueObstacle(value);
  if (obstacle !== undefined) return obstacle;
  if (!naming.claim(name, value, finding)) {
    return refuse("name", `${name} has another value in the .env file already. Remove one of them.`);
  }
  const edit = { start: token.start, end: token.end, text: loadLine(imports, at) };
  return { kind: "replacement", edit, name, value, loading: "itself" };
}

/** A value in a `!` line or a shell cell becomes `"$NAME"`. */
function shellLine(
  { path, imports, naming, chosen }: MagicContext,
  at: number,
  finding: Finding,
): Replacement | Refusal {
  const { text, code, word } = imports.module;
  const cell = SHELL_CELL.test(word(at));
  if (!cell && !word(at).startsWith("!")) {
    return refuse(
      "magic",
      "This notebook command takes no variable from the environment. Move the value to Python code first.",
    );
  }
  const value = finding.secret.reveal();
  const raw = text.slice(finding.start, finding.end);
  if (raw !== value || /[\\$`"'\r\n]/.test(raw) || (!cell && /[{}]/.test(raw))) return EXPANDED;
  const wish = {
    vendor: finding.environment ?? kaggleVariable(text, finding),
    target: finding.name,
    rule: finding.rule,
    path,
    style: "vendor" as const,
  };
  const own = chosen?.secret.equals(finding.secret) === true ? chosen.name : undefined;
  if (own !== undefined && !isName(own)) return refuse("name", `${own} cannot be the name of a variable.`);
  const candidates = own === undefined ? nameCandidates(wish) : [own];
  const python = cell ? new Set<string>() : pythonNames(imports, candidates);
  const free = candidates.filter((each) => !python.has(each));
  const documents = cell ? hereDocuments(word(at), code[at]?.start ?? 0) : [];
  const inside = documents.find(({ start, end }) => finding.start >= start && finding.start < end);
  if (inside?.expands === false) return LITERAL;
  const quoted =
    inside === undefined ? quotedName(text, code[at]?.start ?? 0, finding, documents) : (name: string) => `\${${name}}`;
  if (quoted === undefined) return EXPANDED;
  const obstacle = valueObstacle(value);
  if (obstacle !== undefined) return obstacle;
  const name = naming.claimOne(free, value, finding);
  const edit = { start: finding.start, end: finding.end, text: quoted(name) };
  return { kind: "replacement", edit, name, value, loading: cell ? "above" : "before" };
}

const EXPANDED = refuse(
  "magic",
  "The command changes the value before it uses it. Move the value to Python code first.",
);

const LITERAL = refuse(
  "magic",
  "The here-document takes no variables, since its end word is quoted. Take the quotes away, or move the value by hand.",
);

/** A line that shows nothing in the output, wherever it stands in the cell. */
function loadLine(imports: Imports, at: number): string {
  const known = meaning(imports, "load_dotenv", "dotenv.load_dotenv", at, undefined) === "imported";
  return known ? "load_dotenv();" : "from dotenv import load_dotenv; load_dotenv();";
}

/** IPython takes `$NAME` in a `!` line for a Python variable where there is one. */
function pythonNames({ module, earlier }: Imports, names: readonly string[]): Set<string> {
  const wanted = new Set(names);
  const bound = [module, ...earlier.map((cell) => cell.module)].flatMap((each) => bindingsOf(each, wanted));
  return new Set(bound.map((binding) => binding.name));
}

/** How `$NAME` is written in the quotes that the shell line has at the place; `undefined` in a comment. */
function quotedName(
  text: string,
  lineStart: number,
  { start, end }: Finding,
  documents: readonly HereDocument[],
): ((name: string) => string) | undefined {
  let quote = "";
  for (let at = lineStart; at < start; at += 1) {
    const passed = documents.find((document) => document.start === at);
    if (passed !== undefined) at = passed.end;
    const character = text.charAt(at);
    if (character === "\\" && quote !== "'") at += 1;
    else if (quote === "" && (character === "'" || character === '"')) quote = character;
    else if (character === quote) quote = "";
    else if (character === "#" && quote === "" && /\s/.test(text.charAt(at - 1))) {
      // An apostrophe in a comment opens nothing.
      while (at < start && !/[\r\n]/.test(text.charAt(at))) at += 1;
      if (at >= start) return undefined;
    }
  }
  if (quote === "'") return (name) => `'"$${name}"'`;
  if (quote === "") return (name) => `"$${name}"`;
  // `${NAME}` would be a Python expression to IPython.
  return (name) => (/\w/.test(text.charAt(end)) ? `""$${name}""` : `$${name}`);
}

import type { Finding } from "../detect/finding";
import type { Imports } from "./access";
import { meaning } from "./access";
import { bindingsOf } from "./bindings";
import { loadsBefore } from "./loading";
import { isName, nameCandidates } from "./names";
import type { Naming } from "./naming";
import type { Refusal, SourceDocument, TextEdit } from "./plan";
import { refuse } from "./plan";
import { tokenAt } from "./source";

/** What a fix does to a cell's commands. */
export interface MagicEdits {
  readonly edits: readonly TextEdit[];
  readonly values: ReadonlyMap<string, string>;
  readonly refused: readonly Refusal[];
  /** Whether a `load_dotenv()` was put in. */
  readonly loads: boolean;
  readonly notes: readonly string[];
}

const SET = /^%(?:env|set_env)[ \t]+([A-Za-z_]\w*)(?:[ \t]*=[ \t]*|[ \t]+)(\S[^\r\n]*?)[ \t]*$/;
const SHELL_CELL = /^%%(?:bash|sh|!|script[ \t]+(?:bash|sh))(?:[ \t][^\r\n]*)?(?:\r\n|\r|\n)/;

/** The edits for findings in `%env` lines, `!` lines and shell cells. Other commands take no variables. */
export function magicEdits(
  document: SourceDocument,
  imports: Imports,
  findings: readonly Finding[],
  naming: Naming,
  loading: boolean,
): MagicEdits {
  const { module } = imports;
  const edits: TextEdit[] = [];
  const values = new Map<string, string>();
  const refused: Refusal[] = [];
  const notes: string[] = [];
  let loads = false;
  for (const finding of findings) {
    const at = tokenAt(module.code, finding.start);
    const token = module.code[at];
    if (token === undefined) continue;
    const command = module.word(at);
    const value = finding.secret.reveal();
    const set = SET.exec(command);
    if (set !== null) {
      const [, name, written] = set as unknown as [string, string, string];
      // IPython puts in the values of `$name` and `{name}`.
      if (/[{}$]/.test(written)) refused.push(EXPANDED);
      else if (!isName(name)) refused.push(refuse("name", `${name} is a variable of the system itself.`));
      else {
        const claimed = naming.claim(name, written, finding);
        if (!claimed) {
          refused.push(refuse("name", `${name} has another value in the .env file already. Remove one of them.`));
          continue;
        }
        values.set(name, written);
        edits.push({ start: token.start, end: token.end, text: loadLine(imports, at) });
        loads = true;
      }
      continue;
    }
    const cell = SHELL_CELL.test(command);
    if (!cell && !command.startsWith("!")) {
      refused.push(
        refuse(
          "magic",
          "This notebook command takes no variable from the environment. Move the value to Python code first.",
        ),
      );
      continue;
    }
    const raw = module.text.slice(finding.start, finding.end);
    if (raw !== value || /[\\$`"'\r\n]/.test(raw) || (!cell && /[{}]/.test(raw))) {
      refused.push(EXPANDED);
      continue;
    }
    const wish = {
      vendor: finding.environment,
      target: finding.name,
      rule: finding.rule,
      path: document.path,
      style: "vendor" as const,
    };
    const python = cell ? new Set<string>() : pythonNames(imports, nameCandidates(wish));
    const name = naming.claimOne(
      nameCandidates(wish).filter((each) => !python.has(each)),
      value,
      finding,
    );
    const edit = shellEdit(module.text, token.start, finding, name);
    if (edit === undefined) {
      refused.push(EXPANDED);
      continue;
    }
    values.set(name, value);
    edits.push(edit);
    if (!loading && !loadsBefore(imports, at)) {
      if (cell)
        notes.push(`The command reads ${name} from the notebook's environment: run load_dotenv() in a cell above.`);
      else if (!loads) {
        edits.push({ start: token.start, end: token.start, text: `${loadLine(imports, at)}\n` });
        loads = true;
      }
    }
  }
  return { edits, values, refused, loads, notes };
}

const EXPANDED = refuse(
  "magic",
  "The command changes the value before it uses it. Move the value to Python code first.",
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

/** `"$NAME"` in the quotes that the shell line has at the place. */
function shellEdit(text: string, lineStart: number, { start, end }: Finding, name: string): TextEdit | undefined {
  let quote = "";
  for (let at = lineStart; at < start; at += 1) {
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
  if (quote === "'") return { start, end, text: `'"$${name}"'` };
  if (quote === '"') {
    // `${NAME}` would be a Python expression to IPython.
    return { start, end, text: /\w/.test(text.charAt(end)) ? `""$${name}""` : `$${name}` };
  }
  return { start, end, text: `"$${name}"` };
}

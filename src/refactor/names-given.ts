import type { Finding } from "../detect/finding";
import { environmentLine } from "../python/magics";
import { readModule } from "../python/module";
import { tokenAt } from "../python/source";
import type { TextEdit } from "../text/edits";
import { lineEnding } from "../text/lines";
import { readImports } from "./access";
import { moveOf } from "./move-plan";
import { isName } from "./names";
import type { SourceDocument } from "./request";
import { nameInCode } from "./variable-naming";

/** The names that a document's code gives to some of the values of its findings. */
export function namesGiven(document: SourceDocument, findings: readonly Finding[]): [value: string, name: string][] {
  const module = readModule(document.text, document.language);
  if (module === undefined) return [];
  const imports = readImports(module, []);
  return findings.flatMap((finding): [string, string][] => {
    const move = moveOf(imports, finding);
    if (move.kind === "refused") {
      const line =
        move.code === "magic" ? environmentLine(module.word(tokenAt(module.code, finding.start))) : undefined;
      return line !== undefined && isName(line.name) ? [[line.value.trimEnd(), line.name]] : [];
    }
    const name = nameInCode(move);
    return name !== undefined && isName(name) ? [[move.value, name]] : [];
  });
}

/** Whether some of a cell's findings stand in commands that take variables. */
export function commandsIn(document: SourceDocument, findings: readonly Finding[]): boolean {
  const module = readModule(document.text, document.language);
  if (module === undefined) return false;
  return findings.some(({ start }) => /^(?:!|%(?:set_)?env\b)/.test(module.word(tokenAt(module.code, start))));
}

/** Whether the cell runs in a shell of its own, which gets the notebook's environment as it is then. */
export function isShellCell(text: string): boolean {
  return /^%%(?:bash|sh|!|script)(?:\s|$)/.test(text);
}

/** The edit by which a cell of Python loads `.env` for the cells below it; `undefined` where nothing can be put before its code. */
export function loadingEdit(text: string): TextEdit | undefined {
  const module = readModule(text, "cell");
  if (module === undefined || module.statements.length === 0 || /^%%/.test(module.word(0))) return undefined;
  if (/^\s*from\s+__future__/m.test(text)) return undefined;
  const line = `from dotenv import load_dotenv; load_dotenv();${lineEnding(text)}`;
  return { start: module.begin, end: module.begin, text: line };
}

import type { Finding } from "../detect/finding";
import { environmentLine } from "../python/magics";
import { readModule } from "../python/module";
import { tokenAt } from "../python/source";
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

import { parseProjectConfig } from "../detect/config";
import { lineEnding } from "../text/lines";
import { refuse } from "../text/refused";
import { simplePlan } from "./edits";
import type { Plan, Refusal } from "./plan";
import type { ProjectFile } from "./request";

/** Adds a pattern, as in `.gitignore`, to `exclude` of `.sealwright.toml`. */
export function planExclude({ file, text }: ProjectFile, pattern: string): Plan | Refusal {
  const before = text ?? "";
  const title = `Leave out ${pattern}`;
  const quoted = JSON.stringify(pattern);
  const list = /^exclude[ \t]*=[ \t]*\[/m.exec(before);
  const table = /^[ \t]*\[/m.exec(before)?.index ?? before.length;
  let after: string;
  if (list === null) {
    // A key of the whole file must stand above every table.
    after = `exclude = [${quoted}]${lineEnding(before)}${before}`;
  } else {
    const at = list.index + list[0].length;
    const rest = before.slice(at);
    after = `${before.slice(0, at)}${quoted}${/^\s*\]/.test(rest) ? "" : ", "}${rest}`;
  }
  const parsed = parseProjectConfig(after);
  if ((list !== null && list.index > table) || parsed.kind === "invalid" || !parsed.config.exclude.includes(pattern)) {
    return refuse("not-safe", `${file} has a form that is not changed by itself: add ${quoted} to its exclude.`);
  }
  return simplePlan(title, "", [], [{ kind: "write-file", file, before: text, after, label: title }]);
}

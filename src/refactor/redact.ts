import type { Finding } from "../detect/finding";
import { readModule } from "../python/module";
import { refuse } from "../text/refused";
import { simplePlan } from "./edits";
import type { Plan, Refusal } from "./plan";
import type { SourceDocument } from "./request";
import { placeOf } from "./string-expression";
import { unmoved } from "./unmoved";

const MARK = "<redacted>";

/** Overwrites a value in a comment or in documentation, where the program does not read it. Nothing is stored. */
export function planRedact(document: SourceDocument, finding: Finding): Plan | Refusal {
  const module = readModule(document.text, document.language);
  const place = module === undefined ? undefined : placeOf(module, finding);
  const unread = module !== undefined && place?.kind === "place" ? unmoved(module, place) : place;
  if (unread?.kind !== "refused" || (unread.code !== "comment" && unread.code !== "docstring")) {
    return refuse("not-safe", "The program uses this value: move it instead of overwriting it.");
  }
  return simplePlan("Redact here", document.id, [{ start: finding.start, end: finding.end, text: MARK }], []);
}

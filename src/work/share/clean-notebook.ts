import { scanNotebook } from "../../detect/read/notebook";
import type { CompiledRule } from "../../detect/read/own-rules";
import { cellName } from "../../notebook/cell-name";
import { parseNotebook } from "../../notebook/parse";
import { withoutExtras } from "../../notebook/remove-extras";
import { rewriteNotebook } from "../../notebook/rewrite";
import { type Refused, refuse } from "../../text/refused";

/** A notebook's text without what shows a credential, and what went, as parts of a sentence. */
interface CleanNotebook {
  readonly kind: "clean";
  readonly text: string;
  readonly cleared: readonly string[];
}

/**
 * Clears the outputs of the cells, and takes out the members of metadata and attachments, that hold a credential, suppressed ones too.
 * The sources stay; `name` is what a refusal calls the notebook.
 */
export function cleanNotebook(text: string, name: string, rules: readonly CompiledRule[]): CleanNotebook | Refused {
  const scanned = scanNotebook(text, name, rules, true);
  const parsed = parseNotebook(text);
  if (scanned.kind === "broken" || parsed.kind === "broken")
    return refuse("broken-file", `${name} is no notebook that can be read: repair it first.`);
  if (parsed.nbformat < 4)
    return refuse("old-format", `${name} has an old format: open it in Jupyter and save it first.`);
  const cells = [...new Set(scanned.findings.flatMap(({ cell, where }) => (where === "output" ? [cell] : [])))];
  const { text: without, removed } = withoutExtras(text, parsed.extras, scanned.extras);
  const changes = cells.map((cell) => ({ cell, edits: [], withoutOutputs: true }));
  const cleared = [
    ...cells.map((cell) => `the outputs of ${cellName(cell)}`),
    ...(removed === 0 ? [] : [`${removed} ${removed === 1 ? "entry" : "entries"} of metadata`]),
  ];
  return { kind: "clean", text: rewriteNotebook(without, changes), cleared };
}

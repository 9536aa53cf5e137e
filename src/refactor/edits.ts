import type { TextEdit } from "../text/edits";
import type { Plan, Step, WriteFile } from "./plan";

/** A plan that moves nothing: edits of one document, or new texts of project files. */
export function simplePlan(
  title: string,
  document: string,
  edits: readonly TextEdit[],
  files: readonly WriteFile[],
): Plan {
  const edited: readonly Step[] = edits.length === 0 ? [] : [{ kind: "edit-document", document, edits }];
  return { kind: "plan", title, names: [], steps: [...files, ...edited], notes: [] };
}

import type { TextEdit } from "../text/edits";
import type { FileWrite, Plan } from "./plan";

/** A plan that moves nothing: edits of one document, or new texts of project files. */
export function simplePlan(
  title: string,
  document: string,
  edits: readonly TextEdit[],
  files: readonly FileWrite[],
): Plan {
  return {
    kind: "plan",
    title,
    name: "",
    names: [],
    documents: edits.length === 0 ? [] : [{ document, edits }],
    stores: [],
    ignores: [],
    examples: [],
    files,
    clearOutputs: [],
    notes: [],
  };
}

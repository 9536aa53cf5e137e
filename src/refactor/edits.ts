import type { Plan, Step, TextEdit, WriteFile } from "./plan";

/** The text with the edits carried out. They must be sorted and must not overlap; anything else is a defect. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let at = 0;
  for (const { start, end, text: put } of edits) {
    if (start < at || end < start || end > text.length) throw new Error("Edits overlap or are not sorted.");
    result += text.slice(at, start) + put;
    at = end;
  }
  return result + text.slice(at);
}

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

/** One replacement in a text. Offsets are UTF-16 code units of the text before any edit, end exclusive. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

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

/** The edits that bring the text back once these were carried out on it. */
export function inverseEdits(text: string, edits: readonly TextEdit[]): TextEdit[] {
  let shift = 0;
  return edits.map(({ start, end, text: put }) => {
    const from = start + shift;
    shift += put.length - (end - start);
    return { start: from, end: from + put.length, text: text.slice(start, end) };
  });
}

import { applyEdits, type TextEdit } from "../text/edits";
import type { JsonNode } from "../text/json";
import { readJson } from "../text/json";
import { items, member } from "./parse";
import { SourceMap } from "./source-map";

/** What changes in a cell. */
interface CellChange {
  /** From 0, over all cells. */
  readonly cell: number;
  /** Of the cell's source; sorted, without overlaps. */
  readonly edits: readonly TextEdit[];
  readonly withoutOutputs: boolean;
}

/**
 * The text of an nbformat 4 notebook with its cells changed. Everything but the strings of the changed sources and the
 * cleared outputs stays byte for byte; a source keeps its form, a string or a list of lines. Throws `JsonError`.
 */
export function rewriteNotebook(file: string, changes: readonly CellChange[]): string {
  const cells = items(member(readJson(file), "cells"));
  // As the file does it: Python's json module can be set to write all of Unicode, or ASCII alone.
  const ascii = /^[\0-\x7f]*$/.test(file);
  const edits: TextEdit[] = [];
  for (const { cell, edits: own, withoutOutputs } of changes) {
    const source = member(cells[cell], "source");
    const outputs = member(cells[cell], "outputs");
    if (source !== undefined && own.length > 0) edits.push(...sourceEdits(file, source, own, ascii));
    if (withoutOutputs && outputs?.kind === "array") edits.push({ start: outputs.start, end: outputs.end, text: "[]" });
  }
  return applyEdits(
    file,
    edits.sort((a, b) => a.start - b.start),
  );
}

function sourceEdits(file: string, source: JsonNode, edits: readonly TextEdit[], ascii: boolean): TextEdit[] {
  const map = SourceMap.of(file, source);
  if (source.kind !== "array") {
    return edits.map(({ start, end, text }) => {
      const from = map.toFile(start);
      return { start: from, end: start === end ? from : map.toFileEnd(end), text: written(text, ascii).slice(1, -1) };
    });
  }
  const lines = applyEdits(map.text, edits).match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const { items: parts } = source;
  const known = new Map(parts.map((item) => [SourceMap.of(file, item).text, file.slice(item.start, item.end)]));
  const [first, second] = parts;
  if (first === undefined) return [];
  const opening = file.slice(source.start, first.start);
  const blank = opening.slice(1);
  const between = second === undefined ? `,${blank === "" ? " " : blank}` : file.slice(first.end, second.start);
  const closing = file.slice(parts.at(-1)?.end, source.end);
  const text = opening + lines.map((line) => known.get(line) ?? written(line, ascii)).join(between) + closing;
  return [{ start: source.start, end: source.end, text }];
}

function written(text: string, ascii: boolean): string {
  const json = JSON.stringify(text);
  if (!ascii) return json;
  return json.replace(/[\x7f-\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

import type { JsonNode } from "../text/json";
import { JsonError, readJson } from "../text/json";
import { SourceMap } from "./source-map";

type CellType = "code" | "markdown" | "raw";

export interface Cell {
  /** From 0, over all cells of the notebook. */
  readonly index: number;
  readonly type: CellType;
  readonly source: SourceMap;
  /** The readable texts of the outputs, without terminal colours; images and other binary kinds are left out. */
  readonly outputs: readonly SourceMap[];
}

type NotebookResult =
  | {
      readonly kind: "notebook";
      readonly nbformat: number;
      readonly cells: readonly Cell[];
      readonly language: string | undefined;
    }
  /** `offset` is where the text stops being a notebook. */
  | { readonly kind: "broken"; readonly reason: string; readonly offset: number };

/** Kinds of output that hold text; `image/svg+xml` and the like do not count. */
const READABLE = /^(?:text\/|application\/(?:[\w.-]{1,80}\+)?json$|application\/(?:x-)?(?:yaml|sql|xml)$)/;
/** The fields of nbformat 3's outputs that hold text. */
const READABLE_3 = new Set(["text", "html", "json", "latex", "evalue", "traceback"]);

/** Reads a notebook's file (nbformat 4; of 3 the cells in its worksheets). Never throws: a file that is none is a result. */
export function parseNotebook(file: string): NotebookResult {
  let root: JsonNode;
  try {
    root = readJson(file);
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const conflict = /^(?:<{7}|={7}|>{7})/m.test(file.slice(Math.max(0, error.offset - 200), error.offset + 200));
    return {
      kind: "broken",
      reason: conflict
        ? "it holds an unresolved merge conflict"
        : file.trim() === ""
          ? "it is empty"
          : `it is not JSON: ${error.expected} expected`,
      offset: error.offset,
    };
  }
  const nbformat = Number(textOf(file, member(root, "nbformat")) ?? 4);
  const list = nbformat < 4 ? member(items(member(root, "worksheets"))[0], "cells") : member(root, "cells");
  if (list?.kind !== "array") return { kind: "broken", reason: "it has no list of cells", offset: root.start };
  const language =
    textOf(file, member(member(member(root, "metadata"), "kernelspec"), "language")) ??
    textOf(file, member(member(member(root, "metadata"), "language_info"), "name"));
  const cells = list.items.map((node, index) => cellOf(file, node, index));
  return { kind: "notebook", nbformat, cells, language };
}

function cellOf(file: string, node: JsonNode, index: number): Cell {
  const type = textOf(file, member(node, "cell_type"));
  const source = member(node, "source") ?? member(node, "input");
  return {
    index,
    type: type === "code" || type === "raw" ? type : "markdown",
    source:
      source === undefined
        ? SourceMap.of(file, { kind: "array", start: node.start, end: node.start, items: [] })
        : SourceMap.of(file, source),
    outputs: items(member(node, "outputs"))
      .flatMap((output) => outputTexts(output))
      .map((text) => SourceMap.of(file, text).withoutColours()),
  };
}

function outputTexts(output: JsonNode): JsonNode[] {
  const texts: JsonNode[] = [];
  const data = member(output, "data");
  for (const { key, value } of data?.kind === "object" ? data.members : []) if (READABLE.test(key)) texts.push(value);
  for (const { key, value } of output.kind === "object" ? output.members : [])
    if (READABLE_3.has(key)) texts.push(value);
  return texts.filter(({ kind }) => kind !== "other");
}

/** The value of an object's member; undefined where there is none. */
export function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return node?.kind === "object" ? node.members.find((member) => member.key === key)?.value : undefined;
}

/** The items of an array; none of anything else. */
export function items(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.kind === "array" ? node.items : [];
}

function textOf(file: string, node: JsonNode | undefined): string | undefined {
  return node === undefined || node.kind === "object" || node.kind === "array"
    ? undefined
    : SourceMap.of(file, node).text;
}

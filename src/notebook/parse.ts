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

/** A member of a notebook's metadata or attachments, with the object that it stands in. */
export interface Extra {
  readonly start: number;
  readonly end: number;
  /** The members of the object around it, with where each begins and ends; sorted. */
  readonly siblings: readonly (readonly [start: number, end: number])[];
}

type NotebookResult =
  | {
      readonly kind: "notebook";
      readonly nbformat: number;
      /** Read one after the other, each time anew. */
      readonly cells: Iterable<Cell>;
      /** What else a notebook keeps, as JSON: metadata of it, of cells and of outputs, and attachments that are no media. */
      readonly extras: Iterable<Extra>;
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
  const top = membersOf(root);
  const nbformat = Number(textOf(file, top.get("nbformat")) ?? 4);
  const list = nbformat < 4 ? member(items(top.get("worksheets"))[0], "cells") : top.get("cells");
  if (list?.kind !== "array") return { kind: "broken", reason: "it has no list of cells", offset: root.start };
  const language =
    textOf(file, member(member(top.get("metadata"), "kernelspec"), "language")) ??
    textOf(file, member(member(top.get("metadata"), "language_info"), "name"));
  return {
    kind: "notebook",
    nbformat,
    cells: { [Symbol.iterator]: () => cellsOf(file, list) },
    extras: { [Symbol.iterator]: () => extrasOf(top.get("metadata"), list) },
    language,
  };
}

function* extrasOf(metadata: JsonNode | undefined, cells: JsonNode): Generator<Extra> {
  yield* membersWithPlaces(metadata);
  for (const cell of items(cells)) {
    const parts = membersOf(cell);
    yield* membersWithPlaces(parts.get("metadata"));
    const attachments = parts.get("attachments");
    // By name, then by kind; most are pictures.
    if (attachments?.kind === "object")
      for (const { value } of attachments.members) yield* membersWithPlaces(value, (kind) => READABLE.test(kind));
    for (const output of items(parts.get("outputs"))) yield* membersWithPlaces(member(output, "metadata"));
  }
}

function* membersWithPlaces(
  node: JsonNode | undefined,
  wanted: (key: string) => boolean = () => true,
): Generator<Extra> {
  if (node?.kind !== "object") return;
  const { members } = node;
  const siblings = members.map(({ start, value }) => [start, value.end] as const);
  for (const { key, start, value } of members) if (wanted(key)) yield { start, end: value.end, siblings };
}

function* cellsOf(file: string, list: JsonNode): Generator<Cell> {
  for (const [index, node] of items(list).entries()) yield cellOf(file, node, index);
}

function cellOf(file: string, node: JsonNode, index: number): Cell {
  const parts = membersOf(node);
  const type = textOf(file, parts.get("cell_type"));
  const source = parts.get("source") ?? parts.get("input");
  return {
    index,
    type: type === "code" || type === "raw" ? type : "markdown",
    source: source === undefined ? SourceMap.empty(node.start) : SourceMap.of(file, source),
    outputs: items(parts.get("outputs"))
      .flatMap((output) => outputTexts(output))
      .map((text) => SourceMap.of(file, text).withoutColours()),
  };
}

function outputTexts(output: JsonNode): JsonNode[] {
  const texts: JsonNode[] = [];
  const parts = membersOf(output);
  for (const [kind, value] of membersOf(parts.get("data"))) if (READABLE.test(kind)) texts.push(value);
  for (const [key, value] of parts) if (READABLE_3.has(key)) texts.push(value);
  return texts.filter(({ kind }) => kind !== "other");
}

/** The value of an object's member; undefined where there is none. */
export function member(node: JsonNode | undefined, key: string): JsonNode | undefined {
  return membersOf(node).get(key);
}

/** The members of an object by their names, the first of each; none of anything else. */
function membersOf(node: JsonNode | undefined): ReadonlyMap<string, JsonNode> {
  const members = new Map<string, JsonNode>();
  for (const { key, value } of node?.kind === "object" ? node.members : [])
    if (!members.has(key)) members.set(key, value);
  return members;
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

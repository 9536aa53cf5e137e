import type { Alias, CST, Document, Node, Pair, ParsedNode, Scalar as YamlScalar } from "yaml";
import { isAlias, isCollection, isMap, isPair, isScalar } from "yaml";
import { SopsError } from "../errors";
import type { LeafType, ScalarValue } from "../tree/scalar";
import { clearType, isInt64, textOrBytes } from "../tree/scalar";
import type { Collection, Entry, Mapping, TreeNode, ValueSlot } from "../tree/tree";
import { NO_COMMENTS } from "../tree/tree";
import { yamlDocuments, yamlTokens } from "../yaml-syntax";
import { columnOf, lineNumber } from "./punctuation";
import type { FoundComment, OrderedEntry } from "./yaml-comments";
import { placeComments } from "./yaml-comments";
import { resolvePlain } from "./yaml-scalar";

// The full reader: whatever YAML can be, through the `yaml` library, with the place of each value.

const TAG = "tag:yaml.org,2002:";
/** The tags that give a scalar a type, whatever quotes it stands in. */
const TYPES = new Map<string, LeafType>([
  [`${TAG}int`, "int"],
  [`${TAG}float`, "float"],
  [`${TAG}bool`, "bool"],
  [`${TAG}null`, "null"],
  [`${TAG}timestamp`, "time"],
]);

function malformed(what: string): SopsError {
  return new SopsError("malformed", `The YAML file cannot be read as sops reads it: ${what}.`);
}

/** The parsed documents of a YAML text. Throws `malformed` with the place of the first fault. */
export function parseYaml(text: string): Document.Parsed[] {
  // What `!!binary` and others mean is decided here, from the text as it is written.
  return yamlDocuments(text, { schema: "failsafe", resolveKnownTags: false }, malformed);
}

function foundComments(text: string): FoundComment[] {
  const found: FoundComment[] = [];
  const visit = (token: unknown): void => {
    if (Array.isArray(token)) token.forEach(visit);
    else if (token !== null && typeof token === "object") {
      const { type, offset, source } = token as { type?: string; offset?: number; source?: string };
      if (type === "comment" && offset !== undefined && source !== undefined) {
        const lineStart = text.lastIndexOf("\n", offset - 1) + 1;
        const inline = text.slice(lineStart, offset).trim() !== "";
        const end = offset + source.length;
        const column = offset - lineStart;
        found.push({ kind: "comment", text: source.slice(1), start: offset, end, column, inline });
      } else Object.values(token).forEach(visit);
    }
  };
  for (const token of yamlTokens(text, malformed)) visit(token);
  return found.sort((a, b) => a.start - b.start);
}

/** The documents of any YAML text without aliases. Throws `malformed`. */
export function readDocuments(text: string): Mapping[] {
  const parsed = parseYaml(text);
  const comments = foundComments(text);
  let next = 0;
  return parsed.map((document, index) => {
    const ends = endOfComments(text, document.range[1]);
    const end = parsed[index + 1] === undefined ? text.length : ends;
    const reader = new DocumentReader(text);
    const root = reader.root(document, ends);
    const first = next;
    while (next < comments.length && comments[next]!.start < Math.max(end, 1)) next++;
    placeComments(text, root, reader.order, comments.slice(first, next));
    return root;
  });
}

/** Where the lines end that hold comments or nothing behind a document's content. */
function endOfComments(text: string, from: number): number {
  const line = /[ \t]{0,1000}(?:#[^\n]*)?(?:\n|$)/y;
  let end = from;
  while (end < text.length && (end === 0 || text[end - 1] === "\n")) {
    line.lastIndex = end;
    if (!line.test(text)) break;
    end = line.lastIndex;
  }
  return end;
}

class DocumentReader {
  readonly order: OrderedEntry[] = [];

  constructor(readonly text: string) {}

  /** `end`: where its lines end, those of comments behind its content included. */
  root(document: Document.Parsed, end: number): Mapping {
    const contents = document.contents as ParsedNode | null;
    const empty = { start: contents?.range?.[0] ?? document.range[1], end: document.range[1], column: 0 };
    if (contents === null || (isScalar(contents) && value(contents, this.text) === null)) {
      return { kind: "mapping", entries: [], head: [], at: empty };
    }
    if (!isMap(contents)) throw malformed("its top level is not a map");
    const at = this.place(contents, 0, false, undefined);
    const root = this.collection(contents, at, undefined) as Mapping;
    if (!at.flow) root.at.end = end;
    return root;
  }

  /** The span of a node, tags and anchors before it included. */
  private place(node: Node, column: number, inFlow: boolean, props: number | undefined): ValueSlot {
    const [start, end] = node.range!;
    const at: ValueSlot = { start: props ?? start, end, column };
    const flow = inFlow || (isCollection(node) && node.flow === true);
    if (flow) at.flow = true;
    if (isScalar(node) && (node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED")) {
      if (this.text[at.end - 1] === "\n") at.end--;
    }
    if (at.start === at.end && this.text[at.start - 1] !== " ") at.lead = " ";
    if (!flow && !/^(?:\r?\n|$)/.test(this.text.slice(at.end, at.end + 2))) at.oneLine = true;
    return at;
  }

  private collection(node: Node, at: ValueSlot, parent: OrderedEntry | undefined): Collection {
    const map = isMap(node);
    const entries: Entry[] = [];
    const keys = new Set<string>();
    const collection: Collection = { kind: map ? "mapping" : "sequence", entries, head: [], at };
    const tokens = (node as { srcToken?: { items?: CST.CollectionItem[] } }).srcToken?.items ?? [];
    const items = (node as unknown as { items: (Pair<Node, Node | null> | Node)[] }).items;
    for (const [index, item] of items.entries()) {
      const pair = map ? (item as Pair<Node, Node | null>) : undefined;
      const key = pair === undefined ? "" : keyText(pair.key, this.text);
      if (map && keys.has(key))
        throw malformed(`a key stands twice in one map (line ${lineNumber(this.text, at.start)})`);
      keys.add(key);
      this.entry(collection, key, pair ?? (item as Node), tokens[index], parent);
    }
    if (map && !at.flow) at.column = entries[0] === undefined ? at.column : columnOf(this.text, entries[0].start);
    return collection;
  }

  private entry(
    container: Collection,
    key: string,
    item: Pair<Node, Node | null> | Node,
    tokens: CST.CollectionItem | undefined,
    parent: OrderedEntry | undefined,
  ): void {
    const flow = container.at.flow === true;
    const pair = isPair(item) ? (item as Pair<Node, Node | null>) : undefined;
    const node = pair === undefined ? (item as Node) : pair.value;
    const dash = tokens?.start.find((token) => token.type === "seq-item-ind")?.offset;
    const mark = tokens?.start.find((token) => token.type === "explicit-key-ind")?.offset;
    const start = mark ?? pair?.key.range?.[0] ?? dash ?? node!.range![0];
    const props = propsStart(pair === undefined ? tokens?.start : tokens?.sep);
    // Of an entry in flow style nobody asks the column, and its line may be the whole file.
    const column = flow ? 0 : columnOf(this.text, start);
    const entry: Entry = { key, value: NULL, head: NO_COMMENTS, foot: NO_COMMENTS, start, end: start };
    const ordered = { entry, container, column, parent, ...(flow ? { flowEnd: container.at.end } : {}) };
    this.order.push(ordered);
    container.entries.push(entry);
    if (node === null) {
      // A key alone, in `{a}` or behind `?`.
      const end = pair!.key.range![1];
      const lead = mark === undefined || flow ? ": " : `\n${" ".repeat(column)}: `;
      entry.value = { kind: "scalar", value: null, at: { start: end, end, column, ...(flow ? { flow } : {}), lead } };
      entry.end = end;
      return;
    }
    const at = this.place(node, column, flow, props);
    if (dash !== undefined) at.dash = dash;
    if (isAlias(node)) throw malformed(`a sealed file has an alias (line ${lineNumber(this.text, node.range![0])})`);
    entry.value = isCollection(node)
      ? this.collection(node, at, ordered)
      : { kind: "scalar", value: value(node as YamlScalar, this.text), at };
    entry.end = flow ? at.end : endOf(entry.value, this.text);
  }
}

const NULL: TreeNode = { kind: "scalar", value: null, at: { start: 0, end: 0, column: 0 } };

/** The end of the last line of a value. */
function endOf(node: TreeNode, text: string): number {
  const last = node.kind === "scalar" || node.at.flow ? undefined : node.entries.at(-1);
  if (last !== undefined) return last.end;
  const lineEnd = text.indexOf("\n", node.at.end);
  return lineEnd < 0 ? text.length : lineEnd + 1;
}

function propsStart(tokens: readonly CST.SourceToken[] | undefined): number | undefined {
  return tokens?.find((token) => token.type === "tag" || token.type === "anchor")?.offset;
}

/** The text of a map's key. Throws `malformed` where it is no string, which sops refuses too. */
export function keyText(key: Node | null, text: string): string {
  const found = isScalar(key) ? value(key, text) : undefined;
  if (typeof found === "string") return found;
  throw malformed(`a key is not a string (line ${lineNumber(text, key?.range?.[0] ?? 0)})`);
}

/** A scalar's value as sops takes it. Throws `malformed` where sops has no type for it. */
export function value(node: YamlScalar | Alias, text: string): ScalarValue {
  const scalar = node as YamlScalar;
  const source = sourceOf(scalar, text);
  const tag = scalar.tag === "!" ? "" : (scalar.tag ?? "");
  const line = () => lineNumber(text, node.range?.[0] ?? 0);
  if (tag === `${TAG}binary`) return binary(source, line);
  if (tag !== "" && !TYPES.has(tag)) return source;
  if (tag === "" && scalar.type !== "PLAIN") return source;
  const resolved = resolvePlain(source);
  if (typeof resolved === "bigint" && !isInt64(resolved)) {
    throw malformed(`a whole number has more than 64 bits (line ${line()}); put it in quotes`);
  }
  if (tag === `${TAG}float` && typeof resolved === "bigint") return Number(resolved);
  if (tag !== "" && TYPES.get(tag) !== clearType(resolved)) {
    throw malformed(`line ${line()} has a value that is no !!${tag.slice(TAG.length)}`);
  }
  return resolved;
}

/** A scalar's text. A block that ends with the file and without a line break has none at its end, as sops reads it. */
function sourceOf({ source = "", type, range }: YamlScalar, text: string): string {
  const block = type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED";
  const cut = block && range?.[1] === text.length && !text.endsWith("\n") && source.endsWith("\n");
  return cut ? source.slice(0, -1) : source;
}

function binary(source: string, line: () => number): ScalarValue {
  const bare = source.replace(/[\r\n]/g, "");
  const bytes = Buffer.from(bare, "base64");
  if (bytes.toString("base64") !== bare) {
    throw malformed(`line ${line()} has a !!binary value that is no base64`);
  }
  return textOrBytes(bytes);
}

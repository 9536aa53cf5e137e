import type { Document, Node, Pair } from "yaml";
import { isAlias, isCollection, isMap, isScalar, visit } from "yaml";
import { SopsError } from "../errors";
import type { Edit } from "../tree/tree";
import { withEdits } from "../tree/tree";
import { MOST_NESTED } from "../yaml-syntax";
import { readBlocks } from "./yaml-block";
import { keyText, parseYaml, value } from "./yaml-document";
import { yamlScalar } from "./yaml-scalar";

// A sealed value is bound to its path, so what an alias repeats is sealed at each place: aliases are written out.

/** So many nodes may aliases repeat in a document, and beyond the first thousand no more than 99 of 100 as sops has it. */
export const MOST_REPEATED = 1_000_000;
const FEW_REPEATED = 1000;
const SHARE_REPEATED = 0.99;

/** The error for aliases that repeat so much of a file that sops takes it for an attack. */
export function excessiveAliases(): SopsError {
  return new SopsError(
    "malformed",
    "The YAML file's aliases repeat too much of it, which sops refuses too. Write it out.",
  );
}

/** The text with every alias replaced by its node, and without anchors. Throws `malformed`. */
export function expandAliases(text: string): string {
  // The fast reader takes no aliases, so what it can read has none.
  if (!/[&*]/.test(text) || readBlocks(text) !== undefined) return text;
  const edits: Edit[] = [];
  for (const document of parseYaml(text)) edits.push(...documentEdits(document, text));
  return edits.length === 0 ? text : withEdits(text, edits);
}

function documentEdits(document: Document.Parsed, text: string): Edit[] {
  const aliases: Edit[] = [];
  const flow = new FlowWriter(aliasTargets(document), text);
  let nodes = 0;
  visit(document, {
    Node: () => void nodes++,
    Alias(where, node) {
      if (where === "key") throw new SopsError("malformed", "The YAML file has an alias as a key, which sops refuses.");
      aliases.push({ start: node.range![0], end: node.range![1], text: flow.write(node) });
      return undefined;
    },
  });
  if (aliases.length === 0) return [];
  const { leaves } = flow;
  if (leaves > FEW_REPEATED && leaves > SHARE_REPEATED * (leaves + nodes)) throw excessiveAliases();
  return [...aliases, ...anchorEdits(document, text)];
}

/** What each alias stands for: the library looks through the document for each. */
function aliasTargets(document: Document.Parsed): ReadonlyMap<Node, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Node, Node>();
  visit(document, {
    Node(_, node) {
      const target = isAlias(node) ? anchors.get(node.source) : undefined;
      if (target !== undefined) targets.set(node, target);
      if (!isAlias(node) && node.anchor !== undefined) anchors.set(node.anchor, node);
    },
  });
  return targets;
}

function anchorEdits(document: Document.Parsed, text: string): Edit[] {
  const edits: Edit[] = [];
  const look = (token: unknown): void => {
    if (Array.isArray(token)) token.forEach(look);
    else if (token !== null && typeof token === "object") {
      const { type, offset, source } = token as { type?: string; offset?: number; source?: string };
      if (type === "anchor" && offset !== undefined && source !== undefined) {
        const end = offset + source.length;
        const space = text[end] === " " ? 1 : text[offset - 1] === " " ? -1 : 0;
        edits.push({ start: Math.min(offset, offset + space), end: Math.max(end, end + space), text: "" });
      } else for (const inner of Object.values(token)) look(inner);
    }
  };
  const contents = document.contents as { srcToken?: unknown } | null;
  look(contents?.srcToken);
  return edits;
}

/** Writes nodes on one line. */
class FlowWriter {
  leaves = 0;
  /** The anchors whose nodes are being written. */
  private readonly open = new Set<Node>();

  constructor(
    readonly targets: ReadonlyMap<Node, Node>,
    readonly text: string,
  ) {}

  write(node: Node | null): string {
    if (++this.leaves > MOST_REPEATED) throw excessiveAliases();
    if (node === null) return "null";
    if (isAlias(node)) {
      const target = this.targets.get(node);
      if (target === undefined) throw new SopsError("malformed", "The YAML file has an alias without an anchor.");
      if (this.open.has(target)) throw new SopsError("malformed", "The YAML file has an alias inside its own anchor.");
      if (this.open.size > MOST_NESTED) {
        throw new SopsError("malformed", "The YAML file has aliases within too many others. Write it out.");
      }
      this.open.add(target);
      const written = this.write(target);
      this.open.delete(target);
      return written;
    }
    if (isMap(node)) {
      const items = (node.items as Pair<Node, Node | null>[]).map((pair) => {
        return `${JSON.stringify(keyText(pair.key, this.text))}: ${this.write(pair.value)}`;
      });
      return `{${items.join(", ")}}`;
    }
    if (isCollection(node)) return `[${(node.items as Node[]).map((item) => this.write(item)).join(", ")}]`;
    return isScalar(node) ? yamlScalar(value(node, this.text)) : "null";
  }
}

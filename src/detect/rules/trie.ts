import type { TokenRule } from "./rule";

interface Node {
  readonly next: Map<string, Node>;
  /** What must follow here, by alternative; an empty source where nothing must. */
  readonly follows: Set<string>;
}

/**
 * The source of one expression that matches where a prefix of any rule stands, with what the rule says must follow it.
 * Common beginnings are written once, so that each character of a text is compared as seldom as possible.
 */
export function prefixSource(rules: readonly TokenRule[]): string {
  const root: Node = { next: new Map(), follows: new Set() };
  for (const rule of rules) {
    for (const prefix of typeof rule.prefix === "string" ? [rule.prefix] : rule.prefix) {
      let node = root;
      for (const character of prefix) {
        const next = node.next.get(character) ?? { next: new Map(), follows: new Set() };
        node.next.set(character, next);
        node = next;
      }
      node.follows.add(rule.follow ?? "");
    }
  }
  return sourceOf(root);
}

function sourceOf(node: Node): string {
  if (node.follows.has("")) {
    return "";
  }
  const branches = [...node.follows];
  for (const [character, next] of [...node.next].sort(([left], [right]) => (left < right ? -1 : 1))) {
    branches.push(escape(character) + sourceOf(next));
  }
  return branches.length === 1 ? (branches[0] ?? "") : `(?:${branches.join("|")})`;
}

function escape(character: string): string {
  return character.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
}

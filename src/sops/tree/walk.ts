import { SopsError } from "../errors";
import type { Selection } from "../metadata/selection";
import { appendToken } from "./pointer";
import type { Collection, Comment, Entry, Mapping, Scalar } from "./tree";

/** Where a walk met a value or a comment, and what the format's rules make of that place. */
export interface Site {
  /** Index of the document; 0 unless the file is YAML of several. */
  document: number;
  /** The place in the document (RFC 6901); a comment's is that of the map or list around it. */
  pointer: () => string;
  /** The additional data that a sealed value is bound to: the path's keys, each with a colon. */
  additional: string;
  /** Whether the selection rule wants it sealed. */
  sealed: boolean;
}

export interface Visitor {
  scalar(scalar: Scalar, site: Site): void;
  comment?(comment: Comment, site: Site): void;
}

interface Frame {
  document: number;
  pointer: () => string;
  additional: string;
  /** Whether a key of the path matches the rule. */
  matched: boolean;
  /** Whether a comment of an ancestor matches the rule. */
  commented: boolean;
}

/** Visits every scalar, null ones too, and every comment of the documents, depth first, in the file's order. */
export function walkTree(documents: readonly Mapping[], rule: Selection, visitor: Visitor): void {
  const walk = new Walk(rule, visitor);
  for (const [document, root] of documents.entries()) {
    walk.collection(root, { document, pointer: () => "", additional: "", matched: false, commented: false });
  }
}

class Walk {
  constructor(
    readonly rule: Selection,
    readonly visitor: Visitor,
  ) {}

  private sealed(matched: boolean): boolean {
    return this.rule.sealsMatches ? matched : !matched;
  }

  collection(node: Collection, frame: Frame): void {
    // Whether a comment of this level that is in force for the next entry matches.
    let level = this.comments(node.head, frame, false);
    const list = node.kind === "sequence";
    for (let index = 0; index < node.entries.length; index++) {
      const entry = node.entries[index]!;
      if (entry.head.length > 0) level = this.comments(entry.head, frame, level);
      this.entry(entry, frame, level, list ? index : undefined);
      level = entry.foot.length > 0 ? this.comments(entry.foot, frame, false) : false;
    }
  }

  private entry(entry: Entry, frame: Frame, level: boolean, index: number | undefined): void {
    const list = index !== undefined;
    const matched = frame.matched || (!list && this.rule.key(entry.key));
    const commented = frame.commented || level;
    const additional = list ? frame.additional : `${frame.additional}${entry.key}:`;
    const pointer = () => appendToken(frame.pointer(), list ? String(index) : entry.key);
    const { document } = frame;
    const node = entry.value;
    if (node.kind !== "scalar") this.collection(node, { document, pointer, additional, matched, commented });
    else {
      const sealed = this.sealed(matched || commented);
      this.visitor.scalar(node, { document, pointer, additional: additional === "" ? ":" : additional, sealed });
    }
  }

  /** Visits a run of comments; gives whether one of them, or one before, matches. */
  private comments(comments: readonly Comment[], frame: Frame, before: boolean): boolean {
    let matched = before;
    for (const comment of comments) {
      const own = this.rule.byComment && this.rule.comment(comment.text);
      // With the sealing form the comment that matches stays readable itself; with the other it is in force at once.
      const inForce = matched || (own && !this.rule.sealsMatches);
      const sealed = this.sealed(frame.matched || frame.commented || inForce);
      const additional = frame.additional === "" ? ":" : frame.additional;
      this.visitor.comment?.(comment, { ...frame, additional, sealed });
      matched ||= own;
    }
    return matched;
  }
}

/** The error for a sealed value that does not open at its place. */
export function tampered(pointer: string): SopsError {
  return new SopsError(
    "tampered",
    `The value at ${pointer} was changed, moved or sealed with another key: it does not open. Restore the file from version control.`,
    { pointer },
  );
}

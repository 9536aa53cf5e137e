import { SopsError } from "./errors";
import { appendToken } from "./pointer";
import type { Selection } from "./selection";
import type { Comment, Entry, Mapping, Scalar, Sequence, TreeNode } from "./tree";

/** What a walk is told of each leaf. */
export interface Leaf {
  /** The additional data that a sealed value is bound to: the path's keys, each with a colon. */
  additional: string;
  /** Whether the selection rule wants it sealed. */
  sealed: boolean;
  pointer: () => string;
}

export interface Visitor {
  scalar(scalar: Scalar, leaf: Leaf): void;
  comment(comment: Comment, leaf: Leaf): void;
}

interface Frame {
  pointer: () => string;
  additional: string;
  /** Whether a key of the path matches the rule. */
  matched: boolean;
  /** Whether a comment of an ancestor matches the rule. */
  commented: boolean;
}

/** Visits every non-null leaf and every comment of the documents, depth first, in the file's order. */
export function walk(documents: readonly Mapping[], rule: Selection, visitor: Visitor): void {
  new Walk(rule, visitor).documents(documents);
}

class Walk {
  constructor(
    readonly rule: Selection,
    readonly visitor: Visitor,
  ) {}

  documents(documents: readonly Mapping[]): void {
    for (const document of documents) {
      this.collection(document, { pointer: () => "", additional: "", matched: false, commented: false });
    }
  }

  private sealed(matched: boolean): boolean {
    return this.rule.sealsMatches ? matched : !matched;
  }

  private collection(node: Mapping | Sequence, frame: Frame): void {
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
    const node: TreeNode = entry.value;
    if (node.kind !== "scalar") {
      this.collection(node, { pointer, additional, matched, commented });
    } else if (node.value !== null) {
      const bound = additional === "" ? ":" : additional;
      this.visitor.scalar(node, { additional: bound, sealed: this.sealed(matched || commented), pointer });
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
      this.visitor.comment(comment, { additional, sealed, pointer: frame.pointer });
      matched ||= own;
    }
    return matched;
  }
}

/** Throws where a sealed value at that place does not open. */
export function tampered(pointer: string): SopsError {
  return new SopsError(
    "tampered",
    `The value at ${pointer} was changed, moved or sealed with another key: it does not open. Restore the file from version control.`,
    { pointer },
  );
}

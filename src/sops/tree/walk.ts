import { SopsError } from "../errors";
import type { Selection } from "../metadata/selection";
import { appendToken } from "./pointer";
import type { Collection, Comment, Entry, Mapping, Scalar } from "./tree";
import { isCommentItem } from "./tree";

/** A map or list on the way to a value. */
class Frame {
  #pointer: string | undefined;

  constructor(
    /** Undefined for a document's root. */
    private readonly parent: Frame | undefined,
    /** Index of the document; 0 unless the file is YAML of several. */
    readonly document: number,
    /** Its key or index in the map or list around it. */
    private readonly token: string | number,
    readonly additional: string,
    /** Whether a key of the path matches the rule. */
    readonly matched: boolean,
    /** Whether a comment of an ancestor matches the rule. */
    readonly commented: boolean,
  ) {}

  get pointer(): string {
    return (this.#pointer ??= this.parent === undefined ? "" : appendToken(this.parent.pointer, String(this.token)));
  }
}

/** Where a walk met a value or a comment, and what its path means for sealing. */
export class Site {
  constructor(
    private readonly frame: Frame,
    /** Undefined for a comment, whose place is that of the map or list around it. */
    private readonly token: string | number | undefined,
    /** The additional data that a sealed value is bound to: the path's keys, each with a colon. */
    readonly additional: string,
    /** Whether the selection rule wants it sealed. */
    readonly sealed: boolean,
  ) {}

  get document(): number {
    return this.frame.document;
  }

  /** The place in the document (RFC 6901). Put together when it is asked for, since most walks need none. */
  get pointer(): string {
    const around = this.frame.pointer;
    return this.token === undefined ? around : appendToken(around, String(this.token));
  }
}

interface Visitor {
  scalar(scalar: Scalar, site: Site): void;
  comment?(comment: Comment, site: Site): void;
}

/** Visits every scalar, null ones too, and every comment of the documents, depth first, in the file's order. */
export function walkTree(documents: readonly Mapping[], rule: Selection, visitor: Visitor): void {
  const walk = new Walk(rule, visitor);
  for (const [document, root] of documents.entries()) {
    walk.collection(root, new Frame(undefined, document, "", "", false, false));
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
    let index = 0;
    for (const entry of node.entries) {
      if (entry.head.length > 0) level = this.comments(entry.head, frame, level);
      this.entry(entry, frame, level, list ? index : entry.key);
      if (list && !isCommentItem(entry.value)) index++;
      level = entry.foot.length > 0 ? this.comments(entry.foot, frame, false) : false;
    }
  }

  private entry({ value: node }: Entry, parent: Frame, level: boolean, token: string | number): void {
    const named = typeof token === "string";
    const matched = parent.matched || (named && this.rule.key(token));
    const commented = parent.commented || level;
    const additional = named ? `${parent.additional}${token}:` : parent.additional;
    if (node.kind === "scalar") {
      const bound = additional === "" ? ":" : additional;
      this.visitor.scalar(node, new Site(parent, token, bound, this.sealed(matched || commented)));
    } else {
      this.collection(node, new Frame(parent, parent.document, token, additional, matched, commented));
    }
  }

  /** Visits a run of comments. Returns whether one of them, or one before, matches. */
  private comments(comments: readonly Comment[], frame: Frame, before: boolean): boolean {
    let matched = before;
    for (const comment of comments) {
      const own = this.rule.byComment && this.rule.comment(comment.text);
      // With the sealing form the comment that matches stays readable itself; with the other it is in force at once.
      const inForce = matched || (own && !this.rule.sealsMatches);
      const sealed = this.sealed(frame.matched || frame.commented || inForce);
      const additional = frame.additional === "" ? ":" : frame.additional;
      this.visitor.comment?.(comment, new Site(frame, undefined, additional, sealed));
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

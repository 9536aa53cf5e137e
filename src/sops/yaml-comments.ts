import type { Collection, Comment, Entry, Mapping } from "./tree";
import { NO_COMMENTS } from "./tree";

/** A comment as found, before it is known what it belongs to. */
export interface FoundComment extends Comment {
  column: number;
  /** Behind something on its line. */
  inline: boolean;
}

/** An entry in the file's order, with what surrounds it. */
export interface OrderedEntry {
  entry: Entry;
  container: Collection;
  column: number;
  /** The entry whose value the container is. */
  parent: OrderedEntry | undefined;
}

function addHead(entry: Entry, comment: Comment): void {
  if (entry.head === NO_COMMENTS) entry.head = [];
  entry.head.push(comment);
}

function addFoot(entry: Entry, comment: Comment): void {
  if (entry.foot === NO_COMMENTS) entry.foot = [];
  entry.foot.push(comment);
}

/**
 * Gives every comment to the map or list that sops takes it to be in, since its path is what the comment is sealed
 * with. Both lists are in the file's order.
 */
export function placeComments(
  root: Mapping,
  entries: readonly OrderedEntry[],
  comments: readonly FoundComment[],
): void {
  let next = 0;
  for (const comment of comments) {
    while (next < entries.length && entries[next]!.entry.start < comment.start) next++;
    const before = entries[next - 1];
    const after = entries[next];
    if (before === undefined) {
      if (after === undefined) root.head.push(comment);
      else addHead(after.entry, comment);
    } else if (comment.inline) {
      addHead(before.entry, comment);
      if (before.entry.value.kind === "scalar") before.entry.value.at.oneLine = true;
    } else {
      placeLine(before, after, comment);
    }
  }
}

function placeLine(before: OrderedEntry, after: OrderedEntry | undefined, comment: FoundComment): void {
  // The first line of a nested block: the comment is inside, however far it is indented.
  if (after !== undefined && (after.parent === before || after.column === comment.column)) {
    addHead(after.entry, comment);
    return;
  }
  let owner = before;
  while (owner.parent !== undefined && owner.column > comment.column) owner = owner.parent;
  addFoot(owner.entry, comment);
}

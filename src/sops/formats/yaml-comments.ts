import type { Collection, Comment, Entry, Mapping } from "../tree/tree";
import { NO_COMMENTS } from "../tree/tree";
import { columnOf } from "./punctuation";

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
  /** Of an entry in flow style: where its map or list ends. */
  flowEnd?: number;
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
  text: string,
  root: Mapping,
  entries: readonly OrderedEntry[],
  comments: readonly FoundComment[],
): void {
  if (comments.length === 0) return;
  const parted = partedComments(text, comments);
  // Behind the last entry comes the metadata's, or will come.
  const end = metadataEntry(text, root);
  let next = 0;
  for (const comment of comments) {
    while (next < entries.length && entries[next]!.entry.start < comment.start) next++;
    const before = openAt(entries[next - 1], comment);
    const after = entries[next] ?? end;
    if (before === undefined) {
      if (after === undefined) root.head.push(comment);
      else addHead(after.entry, comment);
    } else if (before.flowEnd !== undefined && !comment.inline) {
      if (after?.container === before.container || after?.parent === before) addHead(after.entry, comment);
      else addFoot(before.entry, comment);
    } else if (comment.inline) {
      placeInline(before.entry, comment);
    } else {
      const passedOn = behindBareDash(entries, next, end);
      if (passedOn !== undefined) addHead(passedOn.entry, comment);
      else placeLine(before, after, comment, parted.has(comment));
    }
  }
  for (const comment of end?.entry.head ?? []) addFoot(root.entries.at(-1)!, comment);
}

/** An entry in the place of the metadata; undefined for a document without entries or in flow style. */
function metadataEntry(text: string, root: Mapping): OrderedEntry | undefined {
  const first = root.entries[0];
  if (first === undefined || root.at.flow) return undefined;
  const at = { start: text.length, end: text.length };
  const value: Entry["value"] = { kind: "scalar", value: "", at: { ...at, column: 0 } };
  const entry: Entry = { key: "", value, head: NO_COMMENTS, foot: NO_COMMENTS, ...at };
  return { entry, container: root, column: columnOf(text, first.start), parent: undefined };
}

/** The entry itself, or the one around it whose map or list in flow style has not ended before a comment. */
function openAt(entry: OrderedEntry | undefined, { start }: FoundComment): OrderedEntry | undefined {
  let open = entry;
  while (open?.flowEnd !== undefined && open.flowEnd <= start && open.parent !== undefined) open = open.parent;
  return open;
}

/** The comments whose block of lines a blank line follows: they belong to the entry before them. */
function partedComments(text: string, comments: readonly FoundComment[]): Set<FoundComment> {
  const parted = new Set<FoundComment>();
  for (let index = comments.length - 1; index >= 0; index--) {
    const comment = comments[index]!;
    const rest = /\r?\n([ \t]{0,1000})(\r?\n|#)?/y;
    rest.lastIndex = comment.end;
    const follows = rest.exec(text)?.[2];
    const next = comments[index + 1];
    if (follows === "#" ? next !== undefined && parted.has(next) : follows !== undefined) parted.add(comment);
  }
  return parted;
}

function placeInline(entry: Entry, comment: Comment): void {
  const { value } = entry;
  if (value.kind !== "scalar" && value.at.flow && value.at.end <= comment.start) value.head.push(comment);
  else addHead(entry, comment);
  if (value.kind === "scalar") value.at.oneLine = true;
}

/** A list's last dash with nothing behind it passes a comment before it on to the entry that follows the list. */
function behindBareDash(
  entries: readonly OrderedEntry[],
  index: number,
  end: OrderedEntry | undefined,
): OrderedEntry | undefined {
  const entry = entries[index];
  const following = entries[index + 1] ?? end;
  if (entry?.container.kind !== "sequence" || following === undefined) return undefined;
  const { value } = entry.entry;
  const bare = value.kind === "scalar" && value.value === null && value.at.start === value.at.end;
  return bare && following.container !== entry.container ? following : undefined;
}

function placeLine(
  before: OrderedEntry,
  after: OrderedEntry | undefined,
  comment: FoundComment,
  parted: boolean,
): void {
  // The first line of a nested block: the comment is inside, however far it is indented.
  if (after !== undefined && (after.parent === before || (after.column === comment.column && !parted))) {
    addHead(after.entry, comment);
    return;
  }
  let owner = before;
  while (owner.parent !== undefined && owner.column > comment.column && owner.parent.column >= comment.column) {
    owner = owner.parent;
  }
  // A list in its key's column: behind a nested block that ends with it, the comment is the key's.
  if (owner !== before && after?.container !== owner.container) {
    while (owner.parent?.column === comment.column) owner = owner.parent;
  }
  addFoot(owner.entry, comment);
}

import { applyEdits, type TextEdit } from "../text/edits";
import type { Extra } from "./parse";

/** A notebook's text without the members of metadata and attachments that hold one of these places, and how many these are. */
export function withoutExtras(
  text: string,
  extras: Iterable<Extra>,
  places: readonly { readonly start: number }[],
): { readonly text: string; readonly removed: number } {
  const held = ({ start, end }: Extra) => places.some((place) => place.start >= start && place.start < end);
  const goes = places.length === 0 ? [] : [...extras].filter(held);
  const edits = removalsOf(goes).sort((one, other) => one.start - other.start);
  return { text: applyEdits(text, edits), removed: goes.length };
}

/** The edits of a notebook's text that take members of its metadata and attachments out, and the commas with them. */
export function removalsOf(extras: readonly Extra[]): TextEdit[] {
  const edits: TextEdit[] = [];
  const objects = new Map(extras.map(({ siblings }) => [siblings[0]?.[0], siblings]));
  const removed = new Set(extras.map(({ start }) => start));
  for (const siblings of objects.values()) {
    const goes = siblings.map(([start]) => removed.has(start));
    const kept = goes.indexOf(false);
    const remove = (start: number, end: number) => edits.push({ start, end, text: "" });
    const place = (index: number) => siblings[index] as readonly [number, number];
    if (kept === -1) remove(place(0)[0], place(siblings.length - 1)[1]);
    else if (kept > 0) remove(place(0)[0], place(kept)[0]);
    for (let index = kept + 1; kept !== -1 && index < siblings.length; index += 1)
      if (goes[index] === true) remove(place(index - 1)[1], place(index)[1]);
  }
  return edits;
}

import type { Failure, ListResult, Place, StoreEntry } from "../store";

/** A part of the flat list of all names, as AWS gives it. */
export interface Names {
  readonly kind: "names";
  readonly names: readonly { readonly path: readonly string[]; readonly entry: StoreEntry }[];
  readonly next?: string;
}

/** A page ends with so many entries, or after so many requests. */
const ENOUGH = 50;
const MOST_REQUESTS = 4;

/**
 * A page of one level. AWS knows no levels: of all that begins with the place's name, what goes on behind a further slash becomes a
 * group. A page of names that are all in few groups would show little, so that some more are asked for then; the groups that were
 * shown already are carried on with the page's name.
 */
export async function levelPage(
  place: Place,
  page: string | undefined,
  ask: (next: string | undefined) => Promise<Names | Failure>,
  more: readonly StoreEntry[] = [],
): Promise<ListResult> {
  const before = pageIn(page);
  const groups = new Set(before.groups);
  const entries: StoreEntry[] = page === undefined ? [...more] : [];
  let { next } = before;
  for (let count = 0; count < MOST_REQUESTS; count++) {
    const part = await ask(next);
    if (part.kind !== "names") return part;
    for (const { path, entry } of part.names) {
      if (path.length <= place.length || !place.every((step, index) => path[index] === step)) continue;
      const step = path[place.length] as string;
      if (path.length === place.length + 1) entries.push(entry);
      else if (!groups.has(step)) {
        groups.add(step);
        entries.push({ kind: "group", name: `${step}/`, place: [...place, step], sealed: true });
      }
    }
    next = part.next;
    if (next === undefined) return { kind: "page", entries };
    if (entries.length >= ENOUGH) break;
  }
  return { kind: "page", entries, next: JSON.stringify([next, ...groups]) };
}

function pageIn(page: string | undefined): { next: string | undefined; groups: readonly string[] } {
  if (page === undefined) return { next: undefined, groups: [] };
  const [next, ...groups] = JSON.parse(page) as string[];
  return { next, groups };
}

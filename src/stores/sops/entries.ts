import type { SealedEntry } from "../../sops";
import { appendToken, parsePointer } from "../../sops";
import type { StoreEntry } from "../store";
import { sopsReference } from "./reference";

/** A level of a sealed file: `place` is the file's own, then the document's number, then the pointer. */
interface Level {
  /** Relative to the root. */
  readonly file: string;
  /** The file's path as references give it. */
  readonly path: string;
  readonly document?: number;
  readonly pointer: string;
}

/** The entries of one level, in the file's order, from the places of all values. */
export function entriesAt(listings: readonly SealedEntry[], { file, path, document, pointer }: Level): StoreEntry[] {
  const several = listings.some((listing) => listing.document > 0);
  if (document === undefined && several) {
    return [...new Set(listings.map((listing) => listing.document))].map((number) => ({
      kind: "group",
      name: `document ${number + 1}`,
      place: [file, String(number), ""],
      sealed: true,
    }));
  }
  const number = document ?? 0;
  const depth = parsePointer(pointer).length;
  const entries = new Map<string, StoreEntry>();
  for (const listing of listings) {
    if (listing.document !== number || (pointer !== "" && !listing.pointer.startsWith(`${pointer}/`))) continue;
    const tokens = parsePointer(listing.pointer);
    const name = tokens[depth] as string;
    const below = appendToken(pointer, name);
    if (entries.has(below)) continue;
    entries.set(
      below,
      tokens.length > depth + 1
        ? { kind: "group", name, place: [file, String(number), below], sealed: true }
        : {
            kind: "secret",
            name,
            reference: sopsReference(path, below, number),
            file: path,
            sealed: listing.sealed,
          },
    );
  }
  return [...entries.values()];
}

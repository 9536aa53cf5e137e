import { FileError } from "../machine/files";
import { NO_FILE } from "../machine/read-failure";
import type { Absent, Call, ListResult, Place, SecretStore, StoreEntry, Unreachable } from "./store";

const PAGE = 200;

/** The page of entries that begins at `page`, a number as `next` gave it. */
export function pageOf(entries: readonly StoreEntry[], page = "0"): ListResult {
  const from = Number(page);
  const next = from + PAGE;
  const more = next < entries.length ? { next: String(next) } : {};
  return { kind: "page", entries: entries.slice(from, next), ...more };
}

/** That there is no such file; `file` is what messages call it. */
export function noFile(file: string): Absent {
  return { kind: "absent", reason: `${NO_FILE}: ${file}.` };
}

/** That a file has no such entry. */
export function noEntry(file: string, entry: string): Absent {
  return { kind: "absent", reason: `${file} has no entry ${entry}.` };
}

/** A file that is no longer, or not yet, what the store needs; trying again does not help. */
export function broken(reason: string): Unreachable {
  return { kind: "unreachable", reason, passing: false };
}

/** What a step gives, or the sentence of the file that stood in its way. */
export async function withFiles<T>(step: () => Promise<T>): Promise<T | Unreachable> {
  try {
    return await step();
  } catch (error) {
    if (error instanceof FileError)
      return { kind: "unreachable", reason: error.message, passing: error.reason === "changed" };
    throw error;
  }
}

/** What a step gives for each, one after the other, since a step may ask the user. */
export async function inTurn<From, To>(all: readonly From[], step: (one: From) => Promise<To>): Promise<To[]> {
  const results: To[] = [];
  for (const one of all) results.push(await step(one));
  return results;
}

/** A place's list, page by page; what is no page ends it. */
export async function* pagesOf(store: SecretStore, place: Place, call: Call): AsyncGenerator<ListResult> {
  let page: string | undefined;
  do {
    const result = await store.list(place, call, page);
    yield result;
    page = result.kind === "page" ? result.next : undefined;
  } while (page !== undefined);
}

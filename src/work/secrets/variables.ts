import { dirname, join, relative } from "node:path";
import { dotenvValues } from "../../formats/dotenv/file";
import type { Reference } from "../../formats/refs/reference";
import { FileError } from "../../machine/files";
import { nearestFile } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import type { Secret } from "../../secret/secret";
import { envReference } from "../../stores/dotenv/reference";
import { readOne, type SecretSpan } from "../../stores/store";
import type { Session } from "../session";
import { readRefs, rebase } from "./refs";

/** The variables that a folder's files give, by name, each with the file that is the first to, relative to the root. */
interface KnownVariables {
  readonly names: ReadonlyMap<string, string>;
  /** Whether there is any such file: without one nothing can be said of a name. */
  readonly some: boolean;
}

/** Reads names from the `.env.refs`, `.env` and `.env.example` nearest to the session's folder; no value leaves this function. */
export async function knownVariables({ root, folder, files }: Session): Promise<KnownVariables> {
  const names = new Map<string, string>();
  let some = false;
  const add = (found: Iterable<string>, path: string): void => {
    some = true;
    const file = toPosix(relative(root, path));
    for (const name of found) if (!names.has(name)) names.set(name, file);
  };
  try {
    const refs = await readRefs(files, folder);
    const given = refs.entries.map(({ name }) => name);
    if (refs.text !== undefined) add(given, refs.path);
    for (const name of [".env", ".env.example"]) {
      const path = nearestFile(folder, root, name);
      const text = path && (await files.read(toPosix(relative(root, path))));
      if (path && text !== undefined) add(dotenvValues(text).keys(), path);
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
  return { names, some };
}

/** What gives a secret its value, in words, and where it stands, if it stands in a file. */
export interface SecretOrigin {
  readonly source: string;
  /** Whether its store keeps secrets in files of the project at all. */
  readonly inFiles: boolean;
  readonly span: SecretSpan | undefined;
}

/** Where a variable comes from for a program in the session's folder; `undefined` where no file gives it. */
export async function originOfVariable(session: Session, name: string): Promise<SecretOrigin | undefined> {
  const { root, folder, files } = session;
  const refs = await readRefs(files, folder);
  const entry = refs.entries.find((each) => each.name === name);
  if (entry) {
    const origin = await originOfReference(session.with({ folder: dirname(refs.path) }), entry.reference);
    return { ...origin, source: `${name} comes from ${entry.text} by .env.refs` };
  }
  const given = (await knownVariables(session)).names.get(name);
  if (given === undefined) return undefined;
  const path = nearestFile(folder, root, given.split("/").at(-1) ?? given) ?? join(root, given);
  const reference = envReference(name, toPosix(relative(root, path)));
  return {
    ...(await originOfReference(session.with({ folder: root }), reference)),
    source: `${name} comes from ${given}`,
  };
}

/** Where what a reference names stands; a file that cannot be read has no places. */
export async function originOfReference(session: Session, reference: Reference): Promise<SecretOrigin> {
  const store = await session.stores.of(reference);
  const locate = "code" in store ? undefined : store.locate?.bind(store);
  const span = await locate?.(reference).catch(() => undefined);
  return { source: reference.text, inFiles: locate !== undefined, span };
}

/** What the nearest `.env` gives a variable. */
export async function valueOfVariable(session: Session, name: string): Promise<Secret | undefined> {
  const reference = envReference(name);
  const store = await session.stores.of(reference);
  const result = "code" in store ? undefined : await readOne(store, reference, session.browse);
  return result?.kind === "found" ? result.secret : undefined;
}

/** What gives a variable to a program in the session's folder, relative to the root: what `.env.refs` says, else a `.env`. */
export async function referenceOfVariable({ root, folder, files }: Session, name: string): Promise<Reference> {
  const refs = await readRefs(files, folder);
  const entry = refs.entries.find((each) => each.name === name);
  return entry === undefined ? envReference(name) : rebase(entry.reference, dirname(refs.path), root);
}

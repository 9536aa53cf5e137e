import { join, relative } from "node:path";
import { REFS_NAME, setReference } from "../../formats/refs/edit";
import { parseRefs, type RefsReading } from "../../formats/refs/parse";
import type { Reference } from "../../formats/refs/reference";
import { FileError, fileStep } from "../../machine/files";
import { nearestFile } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import type { ProjectFiles } from "../../machine/project-files";
import { kindOf, parseReference } from "../../stores/kinds";
import { withLine } from "../../text/lines";
import type { Refused } from "../../text/refused";

/** The `.env.refs` that holds for a folder; its text is `undefined` where it is still to be made. */
interface RefsFile extends RefsReading {
  /** Absolute. */
  readonly path: string;
  readonly text: string | undefined;
}

/** Reads the nearest `.env.refs` from `folder` up to the root; one that cannot be read says nothing. */
export async function readRefs(files: ProjectFiles, folder: string): Promise<RefsFile> {
  const path = nearestFile(folder, files.root, REFS_NAME) ?? join(files.root, REFS_NAME);
  const text = await files.read(toPosix(relative(files.root, path))).catch((error: unknown) => {
    if (error instanceof FileError) return undefined;
    throw error;
  });
  return { path, text, ...parseRefs(text ?? "", parseReference) };
}

/** The same secret, as a file in `to` writes it where one in `from` wrote it; both absolute. */
export function rebase(reference: Reference, from: string, to: string): Reference {
  return kindOf(reference).rebase?.(reference, from, to) ?? reference;
}

/** A variable's name for a reference: the variable that it names itself, else made from the last two steps of its name. */
export function variableFor(reference: Reference): string {
  const kind = kindOf(reference);
  const own = kind.ownVariable?.(reference);
  if (own !== undefined) return own;
  const words = kind
    .nameSteps(reference)
    .slice(-2)
    .join("_")
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9]+/g, "_")
    .replace(/^_|_$/g, "")
    .toUpperCase();
  return /^[A-Z_]/.test(words) ? words.slice(0, 100) : `SECRET_${words}`.slice(0, 100);
}

/** The variable that the file gives to that reference, or the one that a new line would. */
export function nameFor(refs: RefsFile, reference: Reference): { readonly name: string; readonly known: boolean } {
  const entry = refs.entries.find((each) => each.reference.text === reference.text);
  if (entry) return { name: entry.name, known: true };
  const base = variableFor(reference);
  const taken = new Set(refs.entries.map(({ name }) => name));
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  return { name, known: false };
}

/** Adds or changes a line of an `.env.refs` (absolute), and keeps the file in git; refused where it cannot be written. */
export async function writeReference(
  files: ProjectFiles,
  path: string,
  name: string,
  reference: Reference,
): Promise<Refused | undefined> {
  const file = toPosix(relative(files.root, path));
  return fileStep(async () => {
    await files.change(file, (text) => setReference(text ?? "", name, reference.text));
    if ((await files.isIgnored(file)) === true) {
      await files.change(".gitignore", (text) => withLine(text ?? "", `!${REFS_NAME}`));
    }
    return undefined;
  });
}

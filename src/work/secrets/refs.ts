import { dirname, join, relative, resolve } from "node:path";
import { REFS_NAME, setReference } from "../../formats/refs/edit";
import { parseRefs, type RefsReading } from "../../formats/refs/parse";
import { formatReference, type Reference } from "../../formats/refs/reference";
import { readText, writeAtomic } from "../../machine/files";
import { isIgnored } from "../../machine/git";
import { withLock } from "../../machine/lock";
import { nearestFile } from "../../machine/nearest";
import { toPosix } from "../../machine/paths";
import { withLine } from "../../text/lines";

/** The `.env.refs` that holds for a folder; its text is `undefined` where it is still to be made. */
export interface RefsFile extends RefsReading {
  /** Absolute. */
  readonly path: string;
  readonly text: string | undefined;
}

/** Reads the nearest `.env.refs` from `folder` up to `root`. Throws `FileError`. */
export async function readRefs(root: string, folder: string): Promise<RefsFile> {
  const path = nearestFile(folder, root, REFS_NAME) ?? join(root, REFS_NAME);
  const text = await readText(root, path);
  return { path, text, ...parseRefs(text ?? "") };
}

/** The same secret, its path as a file in `to` writes it where one in `from` wrote it. */
export function rebase(reference: Reference, from: string, to: string): Reference {
  if (reference.kind !== "sops") return reference;
  return { ...reference, path: toPosix(relative(to, resolve(from, reference.path))) };
}

/** A variable's name for a reference: a `.env` entry's own, else made from the last two steps of its place. */
export function variableFor(reference: Reference): string {
  if (reference.kind === "env") return reference.name;
  const steps =
    reference.kind === "sops"
      ? reference.pointer === ""
        ? [reference.path.split("/").at(-1) ?? ""]
        : reference.pointer.split("/").slice(1)
      : [...reference.path, reference.field ?? ""];
  const words = steps
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
  const wanted = formatReference(reference);
  const entry = refs.entries.find((each) => formatReference(each.reference) === wanted);
  if (entry) return { name: entry.name, known: true };
  const base = variableFor(reference);
  const taken = new Set(refs.entries.map(({ name }) => name));
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}_${count}`;
  return { name, known: false };
}

/** Adds or changes a line, and keeps the file in git. Throws `FileError`. */
export async function writeReference(root: string, path: string, name: string, reference: Reference): Promise<void> {
  await withLock(path, async () => {
    const before = await readText(root, path);
    const text = setReference(before ?? "", name, formatReference(reference));
    if (text !== before) await writeAtomic(root, path, text, { before: { text: before } });
  });
  if ((await isIgnored(dirname(path), REFS_NAME)) !== true) return;
  const ignores = await readText(root, ".gitignore");
  await writeAtomic(root, ".gitignore", withLine(ignores ?? "", `!${REFS_NAME}`), { before: { text: ignores } });
}

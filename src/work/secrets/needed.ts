import { stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Reference } from "../../formats/refs/reference";
import { FileError } from "../../machine/files";
import { cellName } from "../../notebook/cell-name";
import { parseNotebook } from "../../notebook/parse";
import { environmentUses } from "../../python/environment-uses";
import { findFiles } from "../../stores/find-files";
import { Lines } from "../../text/positions";
import type { Session } from "../session";
import { isAmbient } from "./ambient";
import { entryState } from "./entry-state";
import { readRefs, rebase } from "./refs";
import { knownVariables } from "./variables";

/** A variable that a project's code reads. */
export interface NeededVariable {
  readonly name: string;
  /** What gives it: `the environment`, or a file as the person sees it; undefined where nothing does. */
  readonly from: string | undefined;
  /** Where `.env.refs` names an entry: that it is not there, as a sentence, or that it was not looked at. */
  readonly entry?: { readonly reference: Reference; readonly gone?: string; readonly unseen?: true };
  /** Where it is read first: a file as the person sees it, with the line or the cell. */
  readonly place: string;
}

const LARGEST = 1 << 20;

/**
 * The variables without which the code below the session's folder fails, by name, each with what gives it there. What the place where a
 * program runs sets by itself, what the code sets, and what it does without are left out. No value leaves this function.
 */
export async function neededVariables(session: Session): Promise<readonly NeededVariable[]> {
  const { root, folder, files, env } = session;
  const below = folder === root ? "" : `${folder.slice(root.length + 1).replaceAll("\\", "/")}/`;
  const needed = new Map<string, { readonly file: string; readonly place: string }>();
  const set = new Set<string>();
  const code = await findFiles(root, (name) => /\.(?:py|ipynb)$/.test(name));
  for (const file of code.filter((path) => path.startsWith(below)).sort()) {
    const { size } = await stat(join(root, file)).catch(() => ({ size: LARGEST + 1 }));
    const text = size > LARGEST ? undefined : await files.read(file).catch(unreadable);
    for (const { name, kind, place } of text === undefined ? [] : usesIn(file, text)) {
      if (kind === "sets") set.add(name);
      else if (kind === "needs" && !needed.has(name)) needed.set(name, { file, place });
    }
  }
  const variables: NeededVariable[] = [];
  for (const [name, { file, place }] of [...needed].sort(([one], [other]) => (one < other ? -1 : 1))) {
    if (set.has(name) || isAmbient(name)) continue;
    const given = env[name] !== undefined ? { from: "the environment" } : await givenBy(session, file, name);
    variables.push({ name, ...given, place: `${files.shown(file)}${place}` });
  }
  return variables;
}

/** What gives a program beside `file` the variable; an example gives none, nor a reference to what is not there. */
async function givenBy(session: Session, file: string, name: string): Promise<Pick<NeededVariable, "from" | "entry">> {
  const here = session.with({ folder: dirname(join(session.root, file)) });
  const given = (await knownVariables(here)).names.get(name);
  if (given === undefined || given.endsWith(".example")) return { from: undefined };
  const from = session.files.shown(given);
  const refs = await readRefs(here.files, here.folder);
  const reference = refs.entries.find((entry) => entry.name === name)?.reference;
  if (reference === undefined) return { from };
  const folder = dirname(refs.path);
  const state = await entryState(session.with({ folder }), reference);
  const entry = { reference: rebase(reference, folder, session.folder) };
  if (state.kind === "gone") return { from: undefined, entry: { ...entry, gone: state.reason } };
  return { from, ...(state.kind === "unseen" ? { entry: { ...entry, unseen: true } } : {}) };
}

interface PlacedUse {
  readonly name: string;
  readonly kind: "needs" | "tests" | "sets";
  /** Behind the file's name. */
  readonly place: string;
}

function usesIn(file: string, text: string): PlacedUse[] {
  if (!file.endsWith(".ipynb")) return placed(text, "python", (line) => `:${line}`);
  const notebook = parseNotebook(text);
  if (notebook.kind === "broken") return [];
  return [...notebook.cells]
    .filter(({ type }) => type === "code")
    .flatMap(({ index, source }) => placed(source.text, "cell", () => ` (${cellName(index)})`));
}

function placed(text: string, language: "python" | "cell", place: (line: number) => string): PlacedUse[] {
  const uses = environmentUses(text, language);
  if (uses.length === 0) return [];
  const lines = new Lines(text);
  return uses.map(({ name, kind, start, end }) => ({ name, kind, place: place(lines.range(start, end).line) }));
}

function unreadable(error: unknown): undefined {
  if (error instanceof FileError) return undefined;
  throw error;
}

import { type Dirent, existsSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Finding } from "../../detect/finding";
import type { CompiledRule } from "../../detect/read/own-rules";
import { scanByPath } from "../../detect/scan-by-path";
import { FileError } from "../../machine/files";
import { filesForGit } from "../../machine/git";
import type { Session } from "../session";
import type { Stored } from "./stored";

/** Another place of a value that was moved. */
export interface Copy {
  /** The variable that the value has now. */
  readonly name: string;
  /** Relative to the project's root, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** Why it is no more than told: git leaves the file out, or the place is suppressed or allowed; undefined where it must go. */
  readonly excused: "not in git" | "suppressed" | undefined;
}

/** Every place found, and whether all files could be looked at. */
export interface Copies {
  readonly copies: readonly Copy[];
  readonly complete: boolean;
}

/** What a search looks for, and where it is at home. */
interface Search extends Stored {
  readonly rules: readonly CompiledRule[];
  /** Which of a file's findings a scan would not report, being allowed by a configuration or a baseline. */
  readonly allowed: (finding: Finding) => Promise<boolean>;
}

/** Shorter values stand in too many places that mean something else. */
const TELLING = 8;
/** Of all files together, in bytes. */
const MOST = 1 << 30;
/** How long a person waits for the list, in milliseconds: a folder of images has more files than secrets. */
const LONGEST = 10_000;
const LARGEST = 100_000_000;
/** Places of a value in one file. */
const MOST_PLACES = 100;
const SKIPPED = new Set([".git", ".hg", ".svn", ".jj", "node_modules", "site-packages"]);

/**
 * Where values that were moved still stand in a project's files, whatever these are: settings, notebooks' metadata, compiled caches,
 * what runs have left, also where git leaves them out.
 */
export async function copiesOf({ root, files }: Session, search: Search): Promise<Copies> {
  const values = search.values.filter(({ secret }) => secret.length >= TELLING);
  const copies: Copy[] = [];
  if (values.length === 0) return { copies, complete: true };
  const tracked = files.inRepository ? await forGit(root) : new Set<string>();
  const begun = Date.now();
  let left = MOST;
  for await (const file of filesBelow(root)) {
    if (search.homes.has(file)) continue;
    const { size } = await stat(join(root, file)).catch(() => ({ size: Number.POSITIVE_INFINITY }));
    if (size > LARGEST) continue;
    left -= size;
    if (left < 0 || Date.now() - begun > LONGEST) return { copies, complete: false };
    const bytes = await readFile(join(root, file)).catch(() => undefined);
    if (bytes === undefined) continue;
    const found = values.flatMap(({ name, secret }) =>
      linesOf(bytes, secret.reveal()).map((line) => ({ name, file, line, secret })),
    );
    if (found.length === 0) continue;
    const outside = tracked !== undefined && !tracked.has(file);
    const silent = outside ? [] : await suppressedIn(bytes, file, search);
    for (const { secret, ...place } of found) {
      const suppressed = silent.some(
        (each) => each.line === place.line && each.secret.reveal().includes(secret.reveal()),
      );
      copies.push({ ...place, excused: outside ? "not in git" : suppressed ? "suppressed" : undefined });
    }
  }
  return { copies, complete: true };
}

/** What git has or would take up; undefined where it gives no answer, which is no "no". */
async function forGit(root: string): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set(await filesForGit(root));
  } catch (error) {
    if (error instanceof FileError) return undefined;
    throw error;
  }
}

async function* filesBelow(root: string, folder = ""): AsyncGenerator<string> {
  const entries: Dirent[] = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
  // A virtual environment holds what others wrote.
  if (folder !== "" && entries.some(({ name }) => name === "pyvenv.cfg")) return;
  for (const entry of entries) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !SKIPPED.has(entry.name) && !existsSync(join(root, path, ".git")))
      yield* filesBelow(root, path);
  }
}

/** The lines on which a value begins, as it is, and as JSON and URLs hold it. */
function linesOf(bytes: Buffer, value: string): number[] {
  const lines = new Set<number>();
  const spelled = [value, JSON.stringify(value).slice(1, -1)];
  if (!/[\ud800-\udfff]/.test(value)) spelled.push(encodeURIComponent(value));
  for (const text of new Set(spelled)) {
    let line = 1;
    let counted = 0;
    for (let at = bytes.indexOf(text); at >= 0 && lines.size < MOST_PLACES; at = bytes.indexOf(text, at + 1)) {
      for (let end = bytes.indexOf(10, counted); end >= 0 && end < at; end = bytes.indexOf(10, end + 1)) {
        line += 1;
        counted = end + 1;
      }
      lines.add(line);
    }
  }
  return [...lines].sort((one, other) => one - other);
}

interface SilentFinding {
  readonly line: number;
  readonly secret: Finding["secret"];
}

/** The findings of a file that a comment suppresses, or that are allowed. */
async function suppressedIn(bytes: Buffer, path: string, { rules, allowed }: Search): Promise<SilentFinding[]> {
  const text = bytes.toString("utf8");
  const found = (suppressed: boolean) => scanByPath(text, path, rules, suppressed);
  const shown = new Set<number>();
  for (const finding of found(false)) if (!(await allowed(finding))) shown.add(finding.start);
  return found(true)
    .filter(({ start }) => !shown.has(start))
    .map(({ start, secret }) => ({ line: text.slice(0, start).split("\n").length, secret }));
}

import { existsSync, realpathSync } from "node:fs";
import { join, resolve } from "node:path";
import { FileError, isInside } from "../../machine/files";
import { askGit, git } from "../../machine/git";
import { repositoryRoot } from "../../machine/nearest";
import { LARGEST, TOO_LARGE } from "./file";

/** A file as git's index holds it. */
interface StagedFile {
  /** Absolute path in the work tree. */
  readonly file: string;
  readonly bytes: Buffer;
}

/** What is staged, and what of it could not be read. */
interface Staged {
  readonly files: readonly StagedFile[];
  readonly problems: readonly { readonly file: string; readonly detail: string }[];
}

interface IndexEntry {
  readonly name: string;
  readonly object: string;
}

/**
 * The added, copied, changed and renamed files of the index, with their staged contents; of a commit's own index where git
 * runs a hook with one. `undefined` outside a repository. Throws `FileError` (`git`) where git gives no answer.
 */
export async function stagedFiles(folder: string, env: NodeJS.ProcessEnv = process.env): Promise<Staged | undefined> {
  const root = repositoryRoot(folder);
  if (root === undefined) return undefined;
  const index = await commitIndex(root, env);
  const lines = async (...args: string[]) =>
    (await askGit(root, args, { index })).output.split("\0").filter((line) => line !== "");
  const head = await askGit(root, ["rev-parse", "--quiet", "--verify", "HEAD^{tree}"]);
  // Before the first commit: against the tree of no files, whose name depends on the repository's hash.
  const before = head.code === 0 ? head : await askGit(root, ["hash-object", "-t", "tree", "--stdin"]);
  const changed = new Set(
    await lines("diff-index", "--cached", "--name-only", "-z", "--diff-filter=ACMRT", before.output),
  );
  const entries: IndexEntry[] = [];
  const unmerged = new Set<string>();
  for (const line of await lines("ls-files", "--stage", "-z")) {
    const [, mode, object, stage, name] = /^(\d{6}) ([0-9a-f]{40,64}) ([0-3])\t([^]*)$/.exec(line) ?? [];
    if (name === undefined || object === undefined) continue;
    if (stage !== "0") unmerged.add(name);
    // Links and submodules hold no text of their own.
    else if (mode?.startsWith("100") && changed.has(name)) entries.push({ name, object });
  }
  const files: StagedFile[] = [];
  const problems = [...unmerged].map((name) => ({
    file: join(root, name),
    detail: "it has a merge conflict: resolve it, then git add",
  }));
  const contents = await blobs(root, entries);
  for (const { name, object } of entries) {
    const bytes = contents.get(object);
    const file = join(root, name);
    if (typeof bytes === "object") files.push({ file, bytes });
    else problems.push({ file, detail: bytes ?? "its staged content is missing or damaged: git add it again" });
  }
  return { files, problems };
}

/** The index that git made for one commit (`git commit FILE`, `--all`), in its own folder; any other one is refused, for its commit would not be looked at. */
async function commitIndex(root: string, env: NodeJS.ProcessEnv): Promise<string | undefined> {
  const named = env.GIT_INDEX_FILE;
  if (named === undefined) return undefined;
  const index = resolve(root, named);
  const own = (await askGit(root, ["rev-parse", "--absolute-git-dir"])).output;
  if (existsSync(index) && isInside(realpathSync(own), realpathSync(index))) return index;
  const why = `GIT_INDEX_FILE names ${named}, which is no index in git's own folder`;
  throw new FileError(
    "git",
    named,
    `${why}, so that what is to be committed is not known. Scan the files by their paths.`,
  );
}

/** The contents of objects, by name, or why they are not read; those that git cannot give are left out. */
async function blobs(root: string, entries: readonly IndexEntry[]): Promise<ReadonlyMap<string, Buffer | string>> {
  const objects = [...new Set(entries.map(({ object }) => object))];
  if (objects.length === 0) return new Map();
  const all = await git(root, ["cat-file", "--batch"], { input: objects.map((object) => `${object}\n`).join("") });
  if (all.kind === "answer") return batch(all.output);
  // A damaged object ends the answer for all of them, as does too large an answer.
  const found = new Map<string, Buffer | string>();
  for (const object of objects) {
    const size = await git(root, ["cat-file", "-s", object]);
    if (size.kind === "answer" && Number(size.output) > LARGEST) {
      found.set(object, TOO_LARGE);
      continue;
    }
    const one = await git(root, ["cat-file", "blob", object]);
    if (one.kind === "answer") found.set(object, one.output);
  }
  return found;
}

/** Reads the answer of `git cat-file --batch`: `NAME blob SIZE`, the bytes and a line end for each, or `NAME missing`. */
function batch(answer: Buffer): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (let at = 0; at < answer.length; ) {
    const lineEnd = answer.indexOf(10, at);
    const [, object, size] = /^([0-9a-f]{40,64}) blob (\d{1,15})$/.exec(answer.toString("latin1", at, lineEnd)) ?? [];
    at = lineEnd + 1;
    if (object === undefined) continue;
    found.set(object, answer.subarray(at, at + Number(size)));
    at += Number(size) + 1;
  }
  return found;
}

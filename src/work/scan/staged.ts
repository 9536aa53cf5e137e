import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { findProgram } from "../../machine/find-program";
import { GUARDS, gitEnvironment } from "../../machine/git";

/** A file as git's index holds it. */
export interface StagedFile {
  /** Absolute path in the work tree. */
  readonly file: string;
  readonly bytes: Buffer;
}

/** Git is missing, or the folder is in no repository. */
export class GitError extends Error {
  readonly reason = "git";
}

const MISSING = "Git is not installed: install it, or scan the files by their paths.";
const LARGEST_ANSWER = 1 << 30;
/** The added, copied, changed and renamed files of the index, with their staged contents. Throws `GitError`. */
export function stagedFiles(folder: string): StagedFile[] {
  const root = git(folder, ["rev-parse", "--show-toplevel"])
    .toString("utf8")
    .replace(/\r?\n$/, "");
  const names = git(root, [
    "diff",
    "--cached",
    "--name-only",
    "-z",
    "--no-ext-diff",
    "--no-textconv",
    "--diff-filter=ACMRT",
  ])
    .toString("utf8")
    .split("\0")
    .filter(Boolean);
  if (names.length === 0) return [];
  const wanted = new Set(names);
  const entries = git(root, ["ls-files", "--stage", "-z"])
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const found = /^(\d{6}) ([0-9a-f]{40,64}) 0\t([^]*)$/.exec(line);
      // Links and submodules hold no text of their own.
      return found?.[1]?.startsWith("100") && wanted.has(found[3] as string)
        ? [{ object: found[2] as string, name: found[3] as string }]
        : [];
    });
  const answer = git(root, ["cat-file", "--batch"], entries.map(({ object }) => `${object}\n`).join(""));
  let at = 0;
  return entries.map(({ name }) => {
    const lineEnd = answer.indexOf(10, at);
    const size = Number(/ blob (\d+)$/.exec(answer.toString("latin1", at, lineEnd))?.[1] ?? 0);
    const bytes = answer.subarray(lineEnd + 1, lineEnd + 1 + size);
    at = lineEnd + 1 + size + 1;
    return { file: join(root, name), bytes };
  });
}

function git(folder: string, args: readonly string[], input = ""): Buffer {
  const program = findProgram("git", folder, process.env);
  if (program === undefined) throw new GitError(MISSING);
  try {
    return execFileSync(program, [...GUARDS, "--literal-pathspecs", ...args], {
      cwd: folder,
      input,
      maxBuffer: LARGEST_ANSWER,
      stdio: ["pipe", "pipe", "ignore"],
      env: gitEnvironment(),
    });
  } catch (error) {
    const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new GitError(missing ? MISSING : "This folder is in no git repository: --staged reads the index of one.", {
      cause: error,
    });
  }
}

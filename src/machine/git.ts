import { isAbsolute } from "node:path";
import { FileError, isInside } from "./files";
import { findProgram } from "./find-program";
import { realFolder, realPlace, repositoryRoot } from "./nearest";
import { runToEnd } from "./run-to-end";

/**
 * Stand before every question: nothing that the repository's configuration names may be run by it. Only plumbing is asked,
 * which runs none of what has a name of its own there (filters, drivers, aliases); these are the settings that are left.
 */
const GUARDS: readonly string[] = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.pager=cat",
  "core.sshCommand=false",
  "core.gitProxy=none",
  "core.askPass=false",
  "core.alternateRefsCommand=",
  "credential.helper=",
  "diff.external=",
  "gpg.program=false",
  "log.showSignature=false",
].flatMap((setting) => ["-c", setting]);
const TIMEOUT = 10_000;
const LARGEST = 1 << 30;

/** What git said: its exit code, below 128, and its standard output. */
interface GitAnswer {
  readonly kind: "answer";
  readonly code: number;
  readonly output: Buffer;
}

/** Git is missing, refuses the repository, or did not answer in time; `reason` says what happened and what to do. */
interface NoGitAnswer {
  readonly kind: "no-answer";
  readonly reason: string;
}

/** What a question may be given. */
interface GitInput {
  readonly input?: string;
  /** The index to read instead of the repository's own. */
  readonly index?: string | undefined;
}

/**
 * Git's environment: English, without questions, and no server is asked for what is missing. What is set for another call
 * of git (`GIT_DIR`, `GIT_CONFIG_COUNT` …) does not reach ours, but for where the user keeps git's own configuration: a file
 * outside of the repository, which could name itself safe.
 */
function gitEnvironment(env: NodeJS.ProcessEnv, index: string | undefined, root: string): NodeJS.ProcessEnv {
  const isOwn = (file: string | undefined): boolean =>
    file !== undefined &&
    isAbsolute(file) &&
    !isInside(root, realPlace(file)) &&
    !isInside(root, realFolder(file) ?? file);
  const own = Object.entries(env).filter(
    ([name, value]) => !/^git_/i.test(name) || (/^git_config_(?:global|system)$/i.test(name) && isOwn(value)),
  );
  return {
    ...Object.fromEntries(own),
    ...(index === undefined ? {} : { GIT_INDEX_FILE: index }),
    LC_ALL: "C",
    GIT_TERMINAL_PROMPT: "0",
    GIT_NO_LAZY_FETCH: "1",
    // Above all configuration: no server is spoken to, and no program in one's place.
    GIT_ALLOW_PROTOCOL: "",
  };
}

/** Asks git in a folder. An exit code of 128 or more is no answer. */
export async function git(
  folder: string,
  args: readonly string[],
  { input = "", index }: GitInput = {},
): Promise<GitAnswer | NoGitAnswer> {
  const root = repositoryRoot(folder);
  if (root === undefined) return noAnswer(`${folder} is in no git repository.`);
  const program = findProgram("git", root, process.env);
  if (program === undefined) return noAnswer(`Git was not found, and ${root} is a git repository. Install git.`);
  const ended = await runToEnd(program, [...GUARDS, "--no-optional-locks", ...args], {
    cwd: folder,
    env: gitEnvironment(process.env, index, root),
    timeout: TIMEOUT,
    largest: LARGEST,
    input,
  });
  if (ended === undefined) return noAnswer(`Git could not be started in ${root}. Run git status there to see why.`);
  const { code, output, complaint, tooMuch } = ended;
  if (code !== null && code < 128) return { kind: "answer", code, output };
  if (tooMuch) return noAnswer(`Git gave more than ${LARGEST >> 20} MiB in ${root}, which is more than is read.`);
  return noAnswer(code === null ? lateAnswer(root) : refusal(root, complaint));
}

/** Git's standard output as text, its last line's end left out. Throws `FileError` (`git`) where there is no answer. */
export async function askGit(
  folder: string,
  args: readonly string[],
  input?: GitInput,
): Promise<{ readonly code: number; readonly output: string }> {
  const answer = await git(folder, args, input);
  if (answer.kind === "no-answer") throw new FileError("git", folder, answer.reason);
  return { code: answer.code, output: answer.output.toString("utf8").replace(/\r?\n$/, "") };
}

/** Whether git ignores the path, relative to the folder. Throws `FileError` (`git`) where git gives no answer. */
export async function isIgnored(folder: string, path: string): Promise<boolean> {
  // This question takes no `--literal-pathspecs`: the path must begin so that it is taken literally.
  return (await askGit(folder, ["check-ignore", "--quiet", "--", `./${path}`])).code === 0;
}

/** Whether the path is in git's index. Throws as `isIgnored`. */
export async function isTracked(folder: string, path: string): Promise<boolean> {
  return (await askGit(folder, ["--literal-pathspecs", "ls-files", "--error-unmatch", "--", path])).code === 0;
}

/** The files below the folder that are in git's index although an ignore rule names them, relative to it. Throws as `isIgnored`. */
export async function ignoredButTracked(folder: string): Promise<readonly string[]> {
  const args = ["ls-files", "--cached", "--ignored", "--exclude-standard", "-z"];
  return (await askGit(folder, args)).output.split("\0").filter((path) => path !== "");
}

/** The files below the folder that are in git's index, or would be with `git add`, relative to it. Throws as `isIgnored`. */
export async function filesForGit(folder: string): Promise<readonly string[]> {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  return (await askGit(folder, args)).output.split("\0").filter((path) => path !== "");
}

/** Whether any commit of any branch has or had the path. Throws as `isIgnored`. */
export async function wasCommitted(folder: string, path: string): Promise<boolean> {
  return (
    (await askGit(folder, ["--literal-pathspecs", "rev-list", "--all", "--max-count=1", "--", path])).output !== ""
  );
}

/** Whether the last commit has the path. Throws as `isIgnored`. */
export async function isCommitted(folder: string, path: string): Promise<boolean> {
  return (await askGit(folder, ["rev-parse", "--quiet", "--verify", `HEAD:./${path}`])).code === 0;
}

/** The text of a file as the last commit has it; `undefined` where that has none. Throws as `isIgnored`. */
export async function committedText(folder: string, path: string): Promise<string | undefined> {
  const found = await askGit(folder, ["rev-parse", "--quiet", "--verify", `HEAD:./${path}`]);
  if (found.code !== 0) return undefined;
  const blob = await git(folder, ["cat-file", "blob", found.output]);
  if (blob.kind === "no-answer") throw new FileError("git", folder, blob.reason);
  return blob.output.toString("utf8");
}

function noAnswer(reason: string): NoGitAnswer {
  return { kind: "no-answer", reason };
}

function lateAnswer(root: string): string {
  return `Git did not answer in ${root} within ${TIMEOUT / 1000} seconds. Run git status there to see why, then try again.`;
}

/** Git's own words are reported by kind. */
function refusal(root: string, complaint: string): string {
  if (complaint.includes("dubious ownership"))
    return `Git refuses ${root}, since it belongs to another user. If you trust it: git config --global --add safe.directory "${root}"`;
  if (complaint.includes("must be run in a work tree"))
    return `Git takes ${root} for a repository without files. If it is none: git -C "${root}" config core.bare false`;
  if (complaint.includes("not a git repository"))
    return `Git does not accept ${root}/.git as a repository. Run git status there to see why, or remove that folder if it is left over.`;
  return `Git gave no answer in ${root}. Run git status there to see why.`;
}

import { execFile } from "node:child_process";
import { findProgram } from "./find-program";

/** Stand before every question: nothing that the repository configures may be run by it. */
export const GUARDS: readonly string[] = [
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "--no-optional-locks",
];
const TIMEOUT = 10_000;
const LARGEST = 1 << 24;

/** Git's environment: English, without questions, and no server is asked for what is missing. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, LC_ALL: "C", GIT_TERMINAL_PROMPT: "0", GIT_NO_LAZY_FETCH: "1" };
}

/** Git's answer: its exit code and standard output; `undefined` where git is missing or did not answer in time. */
export async function git(
  folder: string,
  args: readonly string[],
): Promise<{ code: number; output: string } | undefined> {
  const program = findProgram("git", folder, process.env);
  if (program === undefined) return undefined;
  return new Promise((resolve) => {
    const options = {
      cwd: folder,
      timeout: TIMEOUT,
      maxBuffer: LARGEST,
      windowsHide: true,
      env: gitEnvironment(),
    };
    execFile(program, [...GUARDS, ...args], options, (error, output) => {
      if (error === null) resolve({ code: 0, output });
      else resolve(typeof error.code === "number" ? { code: error.code, output } : undefined);
    });
  });
}

/** The root of the repository that holds the folder; `undefined` without git or outside a repository. */
export async function gitRoot(folder: string): Promise<string | undefined> {
  const answer = await git(folder, ["rev-parse", "--show-toplevel"]);
  const root = answer?.code === 0 ? answer.output.replace(/\r?\n$/, "") : "";
  return root === "" ? undefined : root;
}

/** Whether git ignores the path; `undefined` where git gives no answer. */
export async function isIgnored(folder: string, path: string): Promise<boolean | undefined> {
  const answer = await git(folder, ["check-ignore", "--quiet", "--", literal(path)]);
  return answer?.code === 0 ? true : answer?.code === 1 ? false : undefined;
}

/** Whether the path is in git's index. */
export async function isTracked(folder: string, path: string): Promise<boolean> {
  const answer = await git(folder, ["--literal-pathspecs", "ls-files", "--error-unmatch", "--", path]);
  return answer?.code === 0;
}

/** Whether any commit of any branch has or had the path; false where git gives no answer. */
export async function wasCommitted(folder: string, path: string): Promise<boolean> {
  const answer = await git(folder, ["--literal-pathspecs", "log", "--all", "--max-count=1", "--format=%H", "--", path]);
  return answer?.code === 0 && answer.output.trim() !== "";
}

/** A relative path as git takes it for itself, whatever it begins with; `check-ignore` has no other way to say so. */
function literal(path: string): string {
  return `./${path}`;
}

import { mkdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { withLine } from "../text/lines";
import { writeAtomic } from "./files";
import { git } from "./git";

/** Sets one of the repository's own settings; false where git cannot. */
export async function setGitConfig(root: string, name: string, value: string): Promise<boolean> {
  return (await git(root, ["config", "--local", name, value]))?.code === 0;
}

/** Adds lines to the attributes that hold for this repository on this machine; false outside a repository. */
export async function appendAttributes(root: string, lines: readonly string[]): Promise<boolean> {
  const answer = await git(root, ["rev-parse", "--git-path", "info/attributes"]);
  const path = answer?.code === 0 ? resolve(root, answer.output.replace(/\r?\n$/, "")) : undefined;
  if (path === undefined) return false;
  await mkdir(dirname(path), { recursive: true });
  const before = await readFile(path, "utf8").catch(() => "");
  const after = lines.reduce(withLine, before);
  if (after !== before) await writeAtomic(dirname(path), path, after);
  return true;
}

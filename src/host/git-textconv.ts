import { execFile } from "node:child_process";
import { mkdir, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { withLine } from "../refactor/lines";
import { writeAtomic } from "./files";

/** Sets one of the repository's own settings; false where git cannot. */
export function setGitConfig(root: string, name: string, value: string): Promise<boolean> {
  return new Promise((done) => {
    execFile("git", ["config", "--local", name, value], { cwd: root, windowsHide: true }, (error) =>
      done(error === null),
    );
  });
}

/** Adds lines to the attributes that hold for this repository on this machine; false outside a repository. */
export async function appendAttributes(root: string, lines: readonly string[]): Promise<boolean> {
  const path = await new Promise<string | undefined>((done) => {
    execFile("git", ["rev-parse", "--git-path", "info/attributes"], { cwd: root, windowsHide: true }, (error, output) =>
      done(error === null ? resolve(root, output.replace(/\r?\n$/, "")) : undefined),
    );
  });
  if (path === undefined) return false;
  await mkdir(dirname(path), { recursive: true });
  const before = await readFile(path, "utf8").catch(() => "");
  const after = lines.reduce(withLine, before);
  if (after !== before) await writeAtomic(dirname(path), path, after);
  return true;
}

import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { FileError, readText } from "../../machine/files";
import { askGit } from "../../machine/git";
import { withLock } from "../../machine/lock";
import { writeAtomic } from "../../machine/write-file";
import { SopsError } from "../../sops";
import { SOPS_CONFIG_NAME } from "../../stores/sops/creation-rule";
import { withLine } from "../../text/lines";
import { type Refused, refuse } from "../../text/refused";
import { shellWord } from "../../text/shell-words";
import { isYes } from "../person";
import type { Session } from "../session";
import { sealedPatterns } from "./git-attributes";

const DRIVER = "sealwright";

/**
 * Has git open sealed files to compare them, and merge them by their entries: settings of this repository on this machine,
 * once the user agrees. `program` and its first arguments are this command, with full paths.
 */
export async function setUpGit(session: Session, program: readonly string[]): Promise<Refused | undefined> {
  const { root, person } = session;
  try {
    if (!(await runs(program))) {
      return refuse("no-command", `Git could not run ${program.join(" ")}. Install sealwright, then run this again.`);
    }
    const settings = settingsFor(program);
    const attributes = [
      ...(await sealedPatterns(session)).map((pattern) => `${pattern} diff=${DRIVER} merge=${DRIVER}`),
      // Its name is like that of a sealed file.
      `${SOPS_CONFIG_NAME} !diff !merge`,
    ];
    const shown = settings.map(([name, value]) => `${name} = ${value}`);
    if (!isYes(await person.agree({ kind: "git-setup", settings: shown, attributes }))) {
      return refuse("declined", "Nothing was changed.");
    }
    for (const [name, value] of settings) await setConfig(root, name, value);
    await appendAttributes(root, attributes);
    return undefined;
  } catch (error) {
    if (error instanceof FileError || error instanceof SopsError) return refuse(error.reason, error.message);
    throw error;
  }
}

type Setting = readonly [name: string, value: string];

function settingsFor(program: readonly string[]): readonly Setting[] {
  // The editor's own program is Node only with this variable.
  const electron = process.versions.electron === undefined ? "" : "ELECTRON_RUN_AS_NODE=1 ";
  const command = electron + program.map((word) => shellWord(word, "linux")).join(" ");
  return [
    // Where this command is gone, git shows the file sealed instead of failing.
    [`diff.${DRIVER}.textconv`, `f() { ${command} sops diff -- "$1" || cat -- "$1"; }; f`],
    // A cache would keep what was opened in the repository, from where it is pushed.
    [`diff.${DRIVER}.cachetextconv`, "false"],
    [`merge.${DRIVER}.name`, "sealed files, by their entries"],
    [`merge.${DRIVER}.driver`, `${command} sops merge -- %O %A %B %P`],
  ];
}

async function runs([program = "", ...args]: readonly string[]): Promise<boolean> {
  const { execFile } = await import("node:child_process");
  const env = process.versions.electron === undefined ? process.env : { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
  return new Promise((done) => {
    execFile(program, [...args, "--version"], { env, timeout: 20_000 }, (error) => done(error === null));
  });
}

async function setConfig(root: string, name: string, value: string): Promise<void> {
  const { code } = await askGit(root, ["config", "--local", "--replace-all", name, value]);
  if (code !== 0)
    throw new FileError(
      "write-failed",
      root,
      "Git's settings could not be written. Look at the permissions of .git/config.",
    );
}

/** Adds lines to the attributes that hold for this repository on this machine. */
async function appendAttributes(root: string, lines: readonly string[]): Promise<void> {
  const { output } = await askGit(root, ["rev-parse", "--git-path", "info/attributes"]);
  const path = resolve(root, output);
  await mkdir(dirname(path), { recursive: true }).catch((cause: unknown) => {
    throw new FileError("write-failed", path, `${dirname(path)} could not be made. Look at its permissions.`, {
      cause,
    });
  });
  await withLock(path, async () => {
    const before = await readText(dirname(path), path);
    const after = lines.reduce(withLine, before ?? "");
    if (after !== before) await writeAtomic(dirname(path), path, after, { before: { text: before } });
  });
}

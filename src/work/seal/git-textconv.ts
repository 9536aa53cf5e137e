import { mkdir, readFile } from "node:fs/promises";
import { basename, dirname, resolve } from "node:path";
import { FileError } from "../../machine/files";
import { askGit } from "../../machine/git";
import { withLock } from "../../machine/lock";
import { readFailure } from "../../machine/read-failure";
import { writeAtomic } from "../../machine/write-file";
import { formatOf, SopsError, SopsFile } from "../../sops";
import { findIdentities } from "../../stores/sops/identities";
import { usableKeys } from "../../stores/sops/keys";
import { withLine } from "../../text/lines";
import { type Refused, refuse } from "../../text/refused";
import { isYes } from "../person";
import type { Session } from "../session";

const DRIVER = "sealwright";
const COMMAND = "sealwright sops diff";
const PATTERNS = ["*.enc.*", "*.sops.*", "secrets.yaml", "secrets.json"];

/** A file as git is to compare it. */
interface ComparableFile {
  readonly kind: "bytes";
  /** Opened, or as it is where it is not sealed or no key here opens it. */
  readonly bytes: Uint8Array;
  /** Why a sealed file could not be opened. */
  readonly problem: string | undefined;
}

/** What git compares of a file, which it names by a path of its own; no question is asked. */
export async function comparableFile(path: string, env: NodeJS.ProcessEnv): Promise<ComparableFile | Refused> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    return refuse("unreadable", `${path}: ${readFailure(error)}.`);
  }
  try {
    const sealed = SopsFile.parse(bytes.toString("utf8"), formatOf(basename(path)));
    const { texts } = await usableKeys(await findIdentities({ env }, sealed.recipients));
    return { kind: "bytes", bytes: (await sealed.open(texts)).plaintext().bytes(), problem: undefined };
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    const plain = error.reason === "not-sops" || error.reason === "malformed";
    return { kind: "bytes", bytes, problem: plain ? undefined : `${basename(path)}: ${error.message}` };
  }
}

/** Has git open sealed files to compare them: settings of this repository on this machine, once the user agrees. */
export async function setUpTextconv({ root, person }: Session): Promise<Refused | undefined> {
  const attributes = PATTERNS.map((pattern) => `${pattern} diff=${DRIVER}`);
  const setting = `diff.${DRIVER}.textconv = ${COMMAND}`;
  if (!isYes(await person.agree({ kind: "git-textconv", setting, attributes }))) {
    return refuse("declined", "Nothing was changed.");
  }
  try {
    await setConfig(root, `diff.${DRIVER}.textconv`, COMMAND);
    // A cache would keep what was opened in the repository, from where it is pushed.
    await setConfig(root, `diff.${DRIVER}.cachetextconv`, "false");
    await appendAttributes(root, attributes);
    return undefined;
  } catch (error) {
    if (error instanceof FileError) return refuse(error.reason, error.message);
    throw error;
  }
}

async function setConfig(root: string, name: string, value: string): Promise<void> {
  const { code } = await askGit(root, ["config", "--local", name, value]);
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
  await mkdir(dirname(path), { recursive: true });
  await withLock(path, async () => {
    const before = await readFile(path, "utf8").catch(() => "");
    const after = lines.reduce(withLine, before);
    if (after !== before) await writeAtomic(dirname(path), path, after);
  });
}

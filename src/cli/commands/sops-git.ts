import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { appendAttributes, setGitConfig } from "../../machine/git-textconv";
import { readFailure } from "../../machine/read-failure";
import { formatOf, SopsError, SopsFile } from "../../sops";
import { findIdentities } from "../../stores/sops/identities";
import { usableKeys } from "../../stores/sops/keys";
import { CommandError } from "../exit";
import { printable } from "../output/printable";
import { askYesNo, canAsk } from "../prompt";
import { currentRoot } from "../seal-context";
import type { SopsOptions } from "./sops";

const DRIVER = "sealwright";
const PATTERNS = ["*.enc.*", "*.sops.*", "secrets.yaml", "secrets.json"];

/** `sealwright sops diff`, which git runs: the file opened, or as it is where nobody here can open it. */
export async function runDiff(path: string): Promise<number> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new CommandError(`${printable(path)}: ${readFailure(error)}.`);
  });
  const text = bytes.toString("utf8");
  let shown: Uint8Array = bytes;
  try {
    const file = SopsFile.parse(text, formatOf(basename(path)));
    const { texts } = await usableKeys(await findIdentities({ env: process.env }, file.recipients));
    shown = (await file.open(texts)).plaintext().bytes();
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    if (error.reason !== "not-sops" && error.reason !== "malformed") {
      process.stderr.write(`sealwright: ${printable(`${basename(path)}: ${error.message}`)}\n`);
    }
  }
  await new Promise<void>((resolve) => process.stdout.write(shown, () => resolve()));
  return 0;
}

/** `sealwright sops git-setup`: this repository's own settings on this machine; no file that is committed changes. */
export async function runGitSetup({ yes }: SopsOptions): Promise<number> {
  const root = currentRoot();
  const question = [
    "Git will open sealed files to compare them, so that git diff, show and log -p print their values on this machine:",
    `  diff.${DRIVER}.textconv = sealwright sops diff`,
    `  .git/info/attributes: ${PATTERNS.map((pattern) => `${pattern} diff=${DRIVER}`).join(", ")}`,
    "git log -p --no-textconv shows them sealed. Nothing opened is kept.",
  ].join("\n");
  if (yes !== true && !(canAsk() && (await askYesNo(`${question}\nSet this up?`)))) {
    throw new CommandError("Nothing was changed. Answer in a terminal, or pass --yes.");
  }
  const set =
    (await setGitConfig(root, `diff.${DRIVER}.textconv`, "sealwright sops diff")) &&
    // A cache would keep what was opened in the repository, from where it is pushed.
    (await setGitConfig(root, `diff.${DRIVER}.cachetextconv`, "false")) &&
    (await appendAttributes(
      root,
      PATTERNS.map((pattern) => `${pattern} diff=${DRIVER}`),
    ));
  if (!set)
    throw new CommandError("Git's settings could not be written: this is no git repository, or it is read-only.");
  process.stderr.write("sealwright: Git now opens sealed files to compare them.\n");
  return 0;
}

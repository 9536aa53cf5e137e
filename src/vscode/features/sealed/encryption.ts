import { realpathSync } from "node:fs";
import * as vscode from "vscode";
import { FileError, readText, resolveInside } from "../../../machine/files";
import { SopsError } from "../../../sops";
import { findConfig, ruleFor } from "../../../stores/sops/creation-rule";
import { findIdentities } from "../../../stores/sops/identities";
import { findSops, SopsProgram } from "../../../stores/sops/program";
import type { SealContext } from "../../../stores/sops/sealing";
import { confirmRecipients } from "../../../work/consent/recipients";
import { proposeSealed } from "../../../work/move/seal-facts";
import { setUpEncryption } from "../../../work/seal/set-up";
import { agreeToRecipients } from "../secrets/agreement";
import { type SecretFolder, sealedFiles } from "../secrets/folders";

/** What sealing may ask for in VS Code: keys of the extension host's environment, and the user's word. */
export function sealContext(folder: string): SealContext {
  const root = realpathSync(folder);
  return {
    root,
    identities: (recipients) => findIdentities({ env: process.env }, recipients),
    agreesTo: (file, recipients) => agreeToRecipients(root, file, recipients),
    program: () => {
      const path = findSops(root, process.env);
      return path === undefined ? undefined : new SopsProgram(path, root, process.env);
    },
  };
}

/**
 * Sees to it that `file` (relative to `root`) can be sealed: where neither it nor a rule for it is there, encryption is set
 * up if the user agrees. False where they do not, or where it failed, which they are told.
 */
export async function ensureSetUp(root: string, file: string): Promise<boolean> {
  try {
    if ((await readText(root, file)) !== undefined || (await hasRule(root, file))) return true;
  } catch (error) {
    if (!(error instanceof SopsError) && !(error instanceof FileError)) throw error;
    void vscode.window.showErrorMessage(error.message);
    return false;
  }
  const detail =
    "Sealwright makes an age key in the place where sops looks for it, if you have none, and a rule in .sops.yaml that seals this file to it. Nothing is overwritten.";
  const text = `No .sops.yaml says to whom ${file} is sealed. Set up encryption?`;
  if ((await vscode.window.showInformationMessage(text, { modal: true, detail }, "Set Up")) !== "Set Up") return false;
  return setUp(root, file);
}

async function hasRule(root: string, file: string): Promise<boolean> {
  try {
    const config = await findConfig(root);
    return config !== undefined && ruleFor(config, await resolveInside(root, file)) !== undefined;
  } catch (error) {
    if (error instanceof SopsError && error.reason === "no-rule") return false;
    throw error;
  }
}

async function setUp(root: string, file: string): Promise<boolean> {
  const result = await setUpEncryption(root, file, { env: process.env }, new Date());
  if (result.kind === "failed") {
    void vscode.window.showErrorMessage(result.message);
    return false;
  }
  const { publicKey, keyPlace, keyMade, rule, reads } = result;
  // Who made the rule has said to whom it seals.
  if (rule === "made") confirmRecipients(root, file, [publicKey]);
  const key = keyMade
    ? `Your key is in ${keyPlace}. Keep a copy in a safe place: whoever loses the key loses the files.`
    : `Your key is there already: ${keyPlace}.`;
  const rules = { made: `.sops.yaml has a rule for ${file}.`, added: `.sops.yaml got a rule for ${file}.`, kept: "" };
  const other = reads ? "" : "The rule does not name your key: someone who can open its files must add it.";
  const share = `Your public key, to share with those who seal for you: ${publicKey}`;
  const text = [key, rules[rule], other, share].filter((part) => part !== "").join(" ");
  void vscode.window.showInformationMessage(text, "Copy Public Key").then((action) => {
    if (action) void vscode.env.clipboard.writeText(publicKey);
  });
  return true;
}

/** The command that sets encryption up for a folder's secrets file. */
export async function setUpFolder(folder: SecretFolder): Promise<void> {
  await setUp(folder.root, await proposeSealed(folder.root, await sealedFiles(folder)));
}

import { relative } from "node:path";
import * as vscode from "vscode";
import { FileError, readText, writeAtomic } from "../../../machine/files";
import { wasCommitted } from "../../../machine/git";
import { withLock } from "../../../machine/lock";
import { toPosix } from "../../../machine/paths";
import type { Secret } from "../../../secret/secret";
import { type CreationRule, formatOf, recipientIds, SopsError, SopsFile } from "../../../sops";
import { findConfig, ruleFor } from "../../../stores/sops/creation-rule";
import { engineFor, type SealingEngine, type SealingTask } from "../../../stores/sops/engine";
import { findIdentities } from "../../../stores/sops/identities";
import { usableKeys } from "../../../stores/sops/keys";
import type { Log } from "../../log";
import { agreeToRecipients } from "../secrets/agreement";
import { secretFolderOf } from "../secrets/folders";
import { sealContext } from "./encryption";

interface Work {
  readonly root: string;
  /** Relative to the root. */
  readonly file: string;
  readonly text: string;
  readonly rule: CreationRule;
}

/** Keys of this user for a file that is sealed to these recipients. */
export async function keysFor(recipients: readonly string[]): Promise<readonly Secret[]> {
  return (await usableKeys(await findIdentities({ env: process.env }, recipients))).texts;
}

/** Seals a whole file in its place, by the rule of `.sops.yaml`. */
export async function encryptNow(path: string | undefined, log: Log): Promise<void> {
  await change(path, log, "Sealed", async ({ root, file, text, rule }) => {
    const sealed = await (await engineOf(root, file, { kind: "create", rule })).create(text, rule);
    if (await wasCommitted(root, file)) {
      void vscode.window.showWarningMessage(
        `Git has seen ${file} in plain text: replace its values where they were issued, since its history keeps them.`,
      );
    }
    return sealed;
  });
}

/** Seals a file's data key to the recipients that `.sops.yaml` names. */
export async function updateKeys(path: string | undefined, log: Log): Promise<void> {
  await change(path, log, "Updated the keys of", async ({ root, file, text, rule }) => {
    const task = { kind: "update", file: SopsFile.parse(text, formatOf(file)), rule } as const;
    return (await engineOf(root, file, task)).updateKeys(text, rule);
  });
}

async function engineOf(root: string, file: string, task: SealingTask): Promise<SealingEngine> {
  const keys = task.kind === "create" ? [] : await keysFor(task.file.recipients);
  const { program } = sealContext(root);
  return engineFor({ file, format: formatOf(file), keys, ...(program && { program }) }, task);
}

async function change(
  path: string | undefined,
  log: Log,
  what: string,
  act: (work: Work) => Promise<string>,
): Promise<void> {
  const folder = path === undefined ? undefined : secretFolderOf(vscode.Uri.file(path));
  if (path === undefined || !folder) return;
  const { root } = folder;
  const file = toPosix(relative(root, path));
  if (vscode.workspace.textDocuments.some(({ isDirty, uri }) => isDirty && uri.fsPath === path)) {
    void vscode.window.showWarningMessage(`Save ${file} first.`);
    return;
  }
  try {
    const config = await findConfig(root);
    const rule = config && ruleFor(config, path);
    if (rule === undefined) throw new SopsError("no-rule", `No rule of .sops.yaml is for ${file}.`);
    if (!(await agreeToRecipients(root, file, recipientIds(rule.groups)))) return;
    await withLock(path, async () => {
      const text = await readText(root, file);
      if (text === undefined) return;
      await writeAtomic(root, file, await act({ root, file, text, rule }), { before: { text } });
    });
    log.info(`${what} ${file}.`);
  } catch (error) {
    if (!(error instanceof SopsError) && !(error instanceof FileError)) throw error;
    void vscode.window.showErrorMessage(`${file}: ${error.message}`);
  }
}

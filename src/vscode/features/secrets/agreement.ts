import * as vscode from "vscode";
import { confirmRecipients, recipientsToConfirm } from "../../../work/consent/recipients";
import { confirm, confirmed, unconfirmed } from "../../../work/consent/record";

/**
 * Whether this user lets what a `.env.refs` asks for be resolved: once, and again after an addition or a change. Without
 * `ask` what was not confirmed before is not.
 */
export async function agreeToReferences(
  file: string,
  wanted: ReadonlyMap<string, string>,
  ask: boolean,
): Promise<boolean> {
  const before = confirmed("references", file);
  const { added, changed } = unconfirmed(wanted, before);
  if (added.length + changed.length === 0) return true;
  if (!ask) return false;
  const lines = [
    ...added.map((name) => `+ ${name} = ${wanted.get(name)}`),
    ...changed.map((name) => `~ ${name} = ${wanted.get(name)} (was ${before.get(name)})`),
  ];
  const detail = `${file} asks for:\n${lines.join("\n")}`;
  const text = "Give these secrets to programs that are started from this folder?";
  if ((await vscode.window.showWarningMessage(text, { modal: true, detail }, "Allow")) !== "Allow") return false;
  keep(() => confirm("references", file, wanted));
  return true;
}

/** Whether this user agrees to whom a folder's secrets are sealed; asked only where someone is new or gone. */
export async function agreeToRecipients(root: string, file: string, recipients: readonly string[]): Promise<boolean> {
  const { added, removed } = recipientsToConfirm(root, file, recipients);
  if (added.length + removed.length === 0) return true;
  const lines = [...added.map((one) => `+ ${one}`), ...removed.map((one) => `- ${one}`)];
  const detail = `They can read what ${file} holds:\n${lines.join("\n")}`;
  const text = "Seal secrets to others than you last confirmed?";
  if ((await vscode.window.showWarningMessage(text, { modal: true, detail }, "Seal")) !== "Seal") return false;
  keep(() => confirmRecipients(root, file, recipients));
  return true;
}

function keep(write: () => void): void {
  try {
    write();
  } catch {
    void vscode.window.showWarningMessage("Your answer could not be kept, and will be asked for again.");
  }
}

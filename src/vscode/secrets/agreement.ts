import * as vscode from "vscode";
import { type ConfirmedKind, confirm, confirmed, unconfirmed } from "../../host/confirmations";

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
  keep("references", file, wanted);
  return true;
}

/** Whether this user agrees to whom a folder's secrets are sealed; asked only where someone is new. */
export async function agreeToRecipients(root: string, file: string, recipients: readonly string[]): Promise<boolean> {
  const before = confirmed("recipients", root);
  const wanted = new Map(recipients.map((recipient) => [recipient, ""]));
  const { added, removed } = unconfirmed(wanted, before);
  if (added.length === 0) return true;
  const lines = [...added.map((one) => `+ ${one}`), ...removed.map((one) => `- ${one}`)];
  const detail = `They can read what ${file} holds:\n${lines.join("\n")}`;
  const text = "Seal secrets to recipients that you have not confirmed?";
  if ((await vscode.window.showWarningMessage(text, { modal: true, detail }, "Seal")) !== "Seal") return false;
  keep("recipients", root, wanted);
  return true;
}

function keep(kind: ConfirmedKind, path: string, entries: ReadonlyMap<string, string>): void {
  try {
    confirm(kind, path, entries);
  } catch {
    void vscode.window.showWarningMessage("Your answer could not be kept, and will be asked for again.");
  }
}

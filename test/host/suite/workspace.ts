import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { eventually } from "../../eventually";

/** The folder that is open in VS Code. */
export const FOLDER = process.env.SUITE_WORKSPACE ?? "";

/** A value that stands nowhere else, so that a leak of it can be seen. Looks random, and is no vendor's format. */
export function uniqueValue(seed: number): string {
  const letters = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  let state = (seed * 2654435761 + Date.now()) >>> 0;
  let value = "";
  for (let i = 0; i < 32; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    // A digit at the beginning would have YAML's writers put quotes around it.
    value += letters.charAt((state >>> 8) % (i === 0 ? 23 : letters.length));
  }
  return value;
}

/** Writes a file of the workspace. */
export function write(path: string, text: string): vscode.Uri {
  const file = join(FOLDER, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  return vscode.Uri.file(file);
}

export interface CellText {
  readonly kind: "code" | "markdown";
  readonly source: string;
  /** What the cell printed. */
  readonly output?: string;
}

/** A notebook file of nbformat 4.5. */
export function notebookText(cells: readonly CellText[]): string {
  const lines = (text: string): string[] => text.split(/(?<=\n)/);
  const made = cells.map(({ kind, source, output }, at) => {
    const cell = { cell_type: kind, id: `cell-${at}`, metadata: { tags: [`tag-${at}`] }, source: lines(source) };
    if (kind !== "code") return cell;
    const outputs = output === undefined ? [] : [{ output_type: "stream", name: "stdout", text: lines(output) }];
    return { ...cell, execution_count: null, outputs };
  });
  const python = { display_name: "Python 3", language: "python", name: "python3" };
  const metadata = { kernelspec: python, language_info: { name: "python" } };
  return `${JSON.stringify({ cells: made, metadata, nbformat: 4, nbformat_minor: 5 }, null, 1)}\n`;
}

/** The product's diagnostics of a document, once there are `count` of them. */
export function diagnosticsOf(uri: vscode.Uri, count: number): Promise<vscode.Diagnostic[]> {
  return eventually(`${count} diagnostics`, () => {
    const ours = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "Sealwright");
    return ours.length === count ? ours : undefined;
  });
}

/** All that the hovers at a place say. */
export async function hoverText(uri: vscode.Uri, position: vscode.Position): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>("vscode.executeHoverProvider", uri, position);
  // A MarkdownString's text is a getter, which JSON leaves out.
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
}

/** The quick fixes at a diagnostic. */
export async function fixesAt(uri: vscode.Uri, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>("vscode.executeCodeActionProvider", uri, range, kind);
}

/** Runs a quick fix as a person who picks it. */
export async function pick(action: vscode.CodeAction): Promise<void> {
  const { command } = action;
  if (!command) throw new Error(`${action.title} has no command`);
  await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
}

/** Closes every editor without saving. */
export async function closeAll(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.revertAndCloseActiveEditor");
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

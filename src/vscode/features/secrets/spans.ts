import { join } from "node:path";
import * as vscode from "vscode";
import type { SecretSpan } from "../../../stores/store";

/** The address and the range of a place in a file of a folder; without a range where the entry is not there. */
export function locationOf(
  root: string,
  { file, text, span }: SecretSpan,
): {
  readonly uri: vscode.Uri;
  readonly range: vscode.Range | undefined;
} {
  const range = span && new vscode.Range(positionAt(text, span.start), positionAt(text, span.end));
  return { uri: vscode.Uri.file(join(root, file)), range };
}

/** Opens the file of a place, and selects it. */
export async function showSpan(root: string, span: SecretSpan): Promise<void> {
  const { uri, range } = locationOf(root, span);
  await vscode.window.showTextDocument(uri, range ? { selection: range } : {});
}

function positionAt(text: string, offset: number): vscode.Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
}

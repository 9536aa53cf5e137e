import { relative, resolve } from "node:path";
import * as vscode from "vscode";
import type { Reference } from "../../../formats/refs/reference";
import { readText } from "../../../machine/files";
import { nearestFile } from "../../../machine/nearest";

/** Where a secret stands: the file, and its entry in it where it has one. */
export interface SecretPlace {
  readonly uri: vscode.Uri;
  /** Relative to the root. */
  readonly file: string;
  readonly range: vscode.Range | undefined;
}

/** Finds the entry that a reference in `folder` leads to, without a key. Undefined where the file is not there. */
export async function placeOf(root: string, folder: string, reference: Reference): Promise<SecretPlace | undefined> {
  const path =
    reference.kind === "sops"
      ? resolve(folder, reference.path)
      : reference.kind !== "env"
        ? undefined
        : reference.file === undefined
          ? nearestFile(folder, root, ".env")
          : resolve(folder, reference.file);
  if (path === undefined) return undefined;
  try {
    const file = relative(root, path);
    const text = await readText(root, file);
    if (text === undefined) return undefined;
    const offsets = reference.kind === "env" ? entryOf(text, reference.name) : await scalarOf(text, path, reference);
    const range = offsets && new vscode.Range(positionAt(text, offsets[0]), positionAt(text, offsets[1]));
    return { uri: vscode.Uri.file(path), file, range };
  } catch {
    // A file that cannot be read has no places.
    return undefined;
  }
}

function entryOf(text: string, name: string): [number, number] | undefined {
  const found = new RegExp(`^[ \\t]{0,80}(?:export[ \\t]{1,80})?(${name})[ \\t]{0,80}=`, "m").exec(text);
  if (!found) return undefined;
  const start = found.index + found[0].indexOf(name);
  return [start, start + name.length];
}

async function scalarOf(text: string, path: string, reference: Reference): Promise<[number, number] | undefined> {
  if (reference.kind !== "sops") return undefined;
  const { formatOf, SopsFile } = await import("../../../sops");
  const format = formatOf(path);
  if (format === "binary") return [0, 0];
  const entry = SopsFile.parse(text, format)
    .entries()
    .find(({ document, pointer }) => document === reference.document && pointer === reference.pointer);
  return entry && [entry.start, entry.end];
}

export function positionAt(text: string, offset: number): vscode.Position {
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  return new vscode.Position(before.length - 1, before.at(-1)?.length ?? 0);
}

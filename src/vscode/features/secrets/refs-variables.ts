import { dirname } from "node:path";
import * as vscode from "vscode";
import { dotenvValues } from "../../../formats/dotenv/file";
import { FileError, readText } from "../../../machine/files";
import { nearestFile } from "../../../machine/nearest";
import { readRefs } from "../../../work/secrets/refs";
import type { SecretFolder } from "./folders";

/** The variables that a folder's files give, by name, each with the file that is the first to. */
export interface KnownVariables {
  readonly names: ReadonlyMap<string, string>;
  /** Whether there is any such file: without one nothing can be said of a name. */
  readonly some: boolean;
}

/** Reads names from the nearest `.env.refs`, `.env` and `.env.example`; no value leaves this function. */
export async function knownVariables({ root }: SecretFolder, folder: string): Promise<KnownVariables> {
  const names = new Map<string, string>();
  let some = false;
  const add = (found: Iterable<string>, path: string): void => {
    some = true;
    const file = vscode.workspace.asRelativePath(path, false);
    for (const name of found) if (!names.has(name)) names.set(name, file);
  };
  try {
    const refs = await readRefs(root, folder);
    if (refs.text !== undefined)
      add(
        refs.entries.map(({ name }) => name),
        refs.path,
      );
    for (const name of [".env", ".env.example"]) {
      const path = nearestFile(folder, root, name);
      const text = path && (await readText(root, path));
      if (path && text !== undefined) add(dotenvValues(text).keys(), path);
    }
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
  }
  return { names, some };
}

/** The folder whose files count for a path. */
export function folderOfPath(path: string, root: string): string {
  return path.startsWith(root) ? dirname(path) : root;
}

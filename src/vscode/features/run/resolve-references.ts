import { dirname, relative } from "node:path";
import * as vscode from "vscode";
import { environmentObstacle } from "../../../formats/dotenv/encode";
import { FileError } from "../../../machine/files";
import { Secret } from "../../../secret/secret";
import { isRefusedName } from "../../../work/run/environment";
import { readRefs } from "../../../work/secrets/refs";
import { resolveEntries } from "../../../work/secrets/resolve";
import { agreeToReferences } from "../secrets/agreement";
import { type SecretFolder, storesOf } from "../secrets/folders";

/** What the references of a folder come to. */
export type ResolvedValues =
  | { readonly kind: "values"; readonly values: ReadonlyMap<string, Secret>; readonly file: string }
  /** There is no `.env.refs`, or it names nothing that is wanted. */
  | { readonly kind: "none" }
  /** The user said no. */
  | { readonly kind: "declined" }
  /** Sentences; none holds a value. */
  | { readonly kind: "failed"; readonly reasons: readonly string[] };

/**
 * Resolves what the nearest `.env.refs` from `here` names, but for names in `given`, after the user's word, which only
 * `ask` lets it ask for. An explicit act must stand behind each call. The values live in memory only.
 */
export async function resolveFolder(
  folder: SecretFolder,
  here: string,
  given: ReadonlySet<string>,
  ask = true,
): Promise<ResolvedValues> {
  const refs = await readRefs(folder.root, here).catch((error: unknown) => {
    if (error instanceof FileError) return error.message;
    throw error;
  });
  if (typeof refs === "string") return { kind: "failed", reasons: [refs] };
  if (refs.text === undefined) return { kind: "none" };
  const file = relative(folder.root, refs.path);
  const wrong = refs.errors.map(({ line, message }) => `${file}:${line}: ${message}`);
  for (const { name, line } of refs.entries) {
    if (isRefusedName(name)) {
      wrong.push(`${file}:${line}: ${name} decides what a program loads or trusts; no file may set it.`);
    }
  }
  if (wrong.length > 0) return { kind: "failed", reasons: wrong };
  const wanted = refs.entries.filter(({ name }) => !given.has(name));
  if (wanted.length === 0) return { kind: "none" };
  const agreed = await agreeToReferences(refs.path, new Map(refs.entries.map(({ name, text }) => [name, text])), ask);
  if (!agreed) return { kind: "declined" };
  const inherited = (name: string): Secret | undefined => {
    const value = process.env[name];
    return value === undefined ? undefined : new Secret(value);
  };
  const { values, failures } = await resolveEntries(wanted, storesOf(folder, dirname(refs.path)), inherited);
  const reasons = [...failures];
  for (const [name, secret] of values) {
    const obstacle = environmentObstacle(secret.reveal());
    if (obstacle !== undefined) reasons.push(`${name} cannot be an environment variable: ${obstacle}.`);
  }
  return reasons.length > 0 ? { kind: "failed", reasons } : { kind: "values", values, file };
}

/** Says why nothing was started; gives whether the user wants to go on without the secrets. */
export async function goOnWithout(reasons: readonly string[]): Promise<boolean> {
  const text = "Some secrets of this folder could not be resolved.";
  const detail = reasons.join("\n");
  return (
    (await vscode.window.showWarningMessage(text, { modal: true, detail }, "Start Without Them")) ===
    "Start Without Them"
  );
}

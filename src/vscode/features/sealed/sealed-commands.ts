import * as vscode from "vscode";
import type { Refused } from "../../../text/refused";
import { stayingLineText } from "../../../work/consent/agree";
import { proposeSealed, sealedFiles } from "../../../work/move/seal-facts";
import { sealDotenv } from "../../../work/seal/seal-dotenv";
import { setUpEncryption } from "../../../work/seal/set-up";
import { encryptInPlace, type NamedFile, replaceFile, rotateFile, updateKeys } from "../../../work/seal/whole-file";
import type { FeatureHost } from "../../feature";
import { pathInFolder, pickFolder, projectFolderOf } from "../../folders";
import { showError, showInformation, showWarning } from "../../messages";

/** A file's own name in its folder, and a session there; undefined for what is in no folder. */
function namedFile({ session }: FeatureHost, path: string | undefined): NamedFile | undefined {
  const folder = path === undefined ? undefined : projectFolderOf(vscode.Uri.file(path));
  if (path === undefined || !folder) return undefined;
  return { session: session(folder), file: pathInFolder(folder, path) };
}

/** Sets encryption up for a folder's secrets file. */
export async function setUpFolder({ session }: FeatureHost): Promise<void> {
  const folder = await pickFolder("Set up encryption for");
  if (!folder) return;
  const own = session(folder);
  const done = await setUpEncryption(own, await proposeSealed(own), new Date());
  if (done.kind === "refused") fail(done);
}

/** Seals a `.env` file, or the entries that are named, and takes out what was sealed once it is read back and the user agrees. */
export async function sealDotenvFile(
  host: FeatureHost,
  path: string | undefined,
  names?: readonly string[],
): Promise<void> {
  const named = namedFile(host, path);
  if (!named) {
    void showInformation("Open the .env file that shall be sealed.");
    return;
  }
  let result = await sealDotenv(named.session, named.file, { names });
  if (result.kind === "refused" && result.code === "several-sealed") {
    const title = "Seal the values in";
    const target = await vscode.window.showQuickPick(await sealedFiles(named.session), { title });
    if (target === undefined) return;
    result = await sealDotenv(named.session, named.file, { names, target });
  }
  if (result.kind === "refused") fail(result);
  else if (result.kind === "trimmed" && result.sealed.staying.length > 0) {
    const lines = result.sealed.staying.map((line) => stayingLineText(named.file, line));
    void showWarning(lines.join(" "));
  } else if (result.kind === "changed") {
    void showError(`${named.file} has changed since it was read, and stays: seal it again.`);
  }
}

/** Seals a whole file in its place, by the rule of `.sops.yaml`. */
export async function encryptNow(host: FeatureHost, path: string | undefined): Promise<void> {
  const named = namedFile(host, path);
  if (!named || isUnsaved(path, named.file)) return;
  const result = await encryptInPlace(named);
  if (result.kind === "refused") return fail(result);
  host.log.info(`Sealed ${named.file}.`);
  if (result.seenByGit) {
    void showWarning(
      `Git has seen ${named.file} in plain text: replace its values where they were issued, since its history keeps them.`,
    );
  }
}

/** Seals a file's data key to the recipients that `.sops.yaml` names. */
export async function updateFileKeys(host: FeatureHost, path: string | undefined): Promise<void> {
  const named = namedFile(host, path);
  if (!named || isUnsaved(path, named.file)) return;
  const result = await updateKeys(named);
  if ("kind" in result) fail(result);
  else host.log.info(`Updated the keys of ${named.file}.`);
}

/** Gives a sealed file another data key once the user agrees. */
export async function rotateDataKey(host: FeatureHost, path: string | undefined): Promise<void> {
  const named = namedFile(host, path);
  if (!named || isUnsaved(path, named.file)) return;
  const text = `Give ${named.file} a new data key?`;
  const detail = "Every value is sealed anew. Who had the old key can still open the versions that git keeps.";
  if ((await showWarning(text, { modal: true, detail }, "Rotate")) !== "Rotate") return;
  const changed = await rotateFile(named);
  if (changed.kind === "refused") return fail(changed);
  const refused = await replaceFile(named, changed);
  if (refused) return fail(refused);
  host.log.info(`Rotated the data key of ${named.file}.`);
  void showInformation(`${named.file} has a new data key.`);
}

function isUnsaved(path: string | undefined, file: string): boolean {
  const unsaved = vscode.workspace.textDocuments.some(({ isDirty, uri }) => isDirty && uri.fsPath === path);
  if (unsaved) void showWarning(`Save ${file} first.`);
  return unsaved;
}

function fail({ code, reason }: Refused): void {
  if (code !== "declined" && code !== "not-set-up") void showError(reason);
}

import { relative } from "node:path";
import * as vscode from "vscode";
import { toPosix } from "../../../machine/paths";
import { planSealDotenv } from "../../../refactor/seal";
import { writePlanFiles } from "../../../work/move/carry-out";
import { proposeSealed, sealFacts } from "../../../work/move/seal-facts";
import { readDotenvToSeal, removeSealedDotenv } from "../../../work/seal/seal-dotenv";
import type { Log } from "../../log";
import { sealedFiles, secretFolderOf } from "../secrets/folders";
import { ensureSetUp, sealContext } from "./encryption";

/** Seals all values of a `.env` file, and removes it once they are read back and the user agrees. */
export async function sealDotenv(path: string | undefined, log: Log): Promise<void> {
  const folder = path === undefined ? undefined : secretFolderOf(vscode.Uri.file(path));
  if (path === undefined || !folder) {
    void vscode.window.showInformationMessage("Open the .env file that shall be sealed.");
    return;
  }
  const { root } = folder;
  const file = toPosix(relative(root, path));
  const content = await readDotenvToSeal(root, file, process.env);
  if (content.kind === "unusable") return fail(content.reason);
  const target = await proposeSealed(root, await sealedFiles(folder));
  if (!(await ensureSetUp(root, target))) return;
  const context = sealContext(root);
  const seal = await sealFacts(root, file, target, context.identities);
  if ("kind" in seal) return fail(seal.reason);
  const plan = planSealDotenv({ values: content.values, seal });
  if (plan.kind === "refusal") return fail(plan.reason);
  const written = await writePlanFiles(plan, root, context);
  if (written.kind === "failed") return fail(`${written.message} ${file} was not changed.`);
  log.info(`Sealed ${plan.names.join(", ")} of ${file} in ${target}.`);
  const detail = [
    `${plan.names.join(", ")} can be opened from ${target}, and ${seal.refs.file} refers to them.`,
    ...content.fromEnvironment.map((name) => `${name} took a part from this machine's environment, as it is now.`),
    ...plan.notes,
    ...(content.seenByGit
      ? [`Git has seen ${file}: replace its values where they were issued, since its history keeps the old ones.`]
      : []),
  ].join("\n");
  const text = `Remove ${file}, which is sealed now?`;
  if ((await vscode.window.showWarningMessage(text, { modal: true, detail }, "Remove")) !== "Remove") return;
  if (await removeSealedDotenv(root, file, content.text)) return;
  fail(`${file} has changed meanwhile and stays: seal it again.`);
}

function fail(reason: string): void {
  void vscode.window.showErrorMessage(reason);
}

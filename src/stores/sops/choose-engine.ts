import type { Secret } from "../../secret/secret";
import type { CreationRule, SopsError, SopsFile } from "../../sops";
import { foreignRecipients } from "../../sops";
import type { EngineMeans, SealingEngine } from "./engine";
import { NativeEngine } from "./native-engine";
import { ProgramEngine } from "./program-engine";

/** What is to be done, as far as it decides which engine can do it. */
export type SealingTask =
  | { readonly kind: "create"; readonly rule: CreationRule }
  /** `open`: all that needs the data key and seals it to no one else. */
  | { readonly kind: "open" | "rotate"; readonly file: SopsFile }
  | { readonly kind: "update"; readonly file: SopsFile; readonly rule: CreationRule };

/**
 * The engine for a task: native code where it can use every recipient to be sealed to, and either one of the keys opens
 * the file or only age's own keys could; else the `sops` program. Throws `unsupported-recipient` where that is missing.
 */
export async function engineFor(means: EngineMeans, task: SealingTask): Promise<SealingEngine> {
  const foreign = await needsProgram(task, means.keys);
  if (foreign === undefined) return new NativeEngine(means);
  const program = means.program?.();
  if (program === undefined) throw foreign;
  return new ProgramEngine(program, means);
}

/** Why native code cannot do a task. */
async function needsProgram(task: SealingTask, keys: readonly Secret[]): Promise<SopsError | undefined> {
  if (task.kind === "create") return foreignRecipients(task.rule.groups.flat());
  const own = foreignRecipients(task.file.metadata.groups.flat());
  if (task.kind === "rotate") return own;
  if (own === undefined && task.kind === "open") return undefined;
  const opened = await task.file.tryOpen(keys);
  if (opened === undefined) return own;
  if (task.kind !== "update") return undefined;
  const { groups, threshold } = task.rule;
  return foreignRecipients(opened.recipientsToSeal(groups, threshold || undefined));
}

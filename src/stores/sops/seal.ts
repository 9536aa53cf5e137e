import { FileError, readText, resolveInside, writeAtomic } from "../../machine/files";
import { withLock } from "../../machine/lock";
import type { CreationRule, FormatName } from "../../sops";
import { formatOf, recipientIds, SopsError, SopsFile } from "../../sops";
import { findConfig, ruleFor } from "./creation-rule";
import { draftText } from "./draft";
import { type EngineMeans, engineFor, type SealingTask } from "./engine";
import { usableKeys } from "./keys";
import { INSTALL_SOPS } from "./program";
import type { SealContext, SealEntry, SealResult, SealWork } from "./sealing";
import { assertHeld, assertSealed, missingFrom, SealFailure } from "./sealing";

/** The file as it is, or the rule by which it is made. */
type Sealed = { readonly task: SealingTask; readonly recipients: string[] } & (
  | { readonly kind: "there"; readonly text: string }
  | { readonly kind: "new"; readonly rule: CreationRule }
);

/**
 * Puts values into a sealed file, made by the rule of `.sops.yaml` where there is none, as one step: a reader sees the old
 * file or the new one. What is written is read back with the identities here. Two that seal at once lose nothing.
 */
export async function sealValues(
  context: SealContext,
  file: string,
  entries: readonly SealEntry[],
): Promise<SealResult> {
  try {
    const { root } = context;
    const format = formatOf(file);
    if (format === "binary") {
      throw new SealFailure(
        "unsupported-value",
        `${file} has no form that holds several values: name it *.yaml, *.json, *.env or *.ini.`,
      );
    }
    const path = await resolveInside(root, file);
    const first = await whoOpens(context, file, path, format, await readText(root, file));
    if (!(await context.agreesTo(file, first.recipients))) {
      throw new SealFailure(
        "declined",
        `You have not agreed that ${file} is sealed to ${first.recipients.join(", ")}.`,
      );
    }
    const { texts: keys, problems } = await usableKeys(await context.identities(first.recipients));
    const means = { file, format, keys, program: () => context.program?.() };
    return await withLock(path, async () => {
      const before = await readText(root, file);
      const now = await whoOpens(context, file, path, format, before);
      // Agreed to is what was shown.
      if (now.recipients.join() !== first.recipients.join()) {
        throw new SealFailure("changed", `The recipients of ${file} have changed meanwhile. Try again.`);
      }
      const after = await sealedText({ file, format, entries }, now, means, problems);
      if (after !== before) await writeAtomic(root, file, after, { before: { text: before } });
      // What was opened is what is on the disk.
      if ((await readText(root, file)) !== after) {
        throw new SealFailure(
          "read-back",
          `${file} does not hold what was written. Look at the disk's free space, then try again.`,
        );
      }
      return { kind: "sealed", created: before === undefined };
    });
  } catch (error) {
    if (error instanceof SealFailure || error instanceof FileError) {
      return { kind: "failed", reason: error.reason, message: error.message };
    }
    if (error instanceof SopsError)
      return { kind: "failed", reason: error.reason, message: `${file}: ${error.message}` };
    throw error;
  }
}

/** The recipients of the file as it is, or of the one that the rule would make. */
async function whoOpens(
  { root }: SealContext,
  file: string,
  path: string,
  format: FormatName,
  text: string | undefined,
): Promise<Sealed> {
  if (text !== undefined) {
    if (!SopsFile.isSealed(text, format)) {
      throw new SealFailure(
        "not-sealed",
        `${file} is in plain text. Seal it first: sealwright sops encrypt --in-place ${file}`,
      );
    }
    const sealed = SopsFile.parse(text, format);
    return { kind: "there", text, task: { kind: "open", file: sealed }, recipients: sealed.recipients };
  }
  const config = await findConfig(root);
  const rule = config === undefined ? undefined : ruleFor(config, path);
  if (rule === undefined) {
    throw new SealFailure(
      "no-config",
      `No .sops.yaml says to whom ${file} is sealed. Set up encryption first: sealwright sops set-up`,
    );
  }
  return { kind: "new", rule, task: { kind: "create", rule }, recipients: recipientIds(rule.groups) };
}

/** The file's text with the values in it, opened once more to see that they are there. */
async function sealedText(
  work: SealWork,
  now: Sealed,
  means: EngineMeans,
  problems: readonly string[],
): Promise<string> {
  const { file, format, entries } = work;
  try {
    const engine = await engineFor(means, now.task);
    let text: string;
    let missing = entries;
    if (now.kind === "there") {
      text = now.text;
      missing = missingFrom(await engine.values(text), work);
    } else {
      const pointers = entries.map(({ pointer }) => pointer);
      text = await engine.create(draftText(pointers, format), now.rule);
    }
    if (missing.length > 0) text = await engine.set(text, missing);
    assertSealed(text, work);
    assertHeld(await engine.values(text), work);
    return text;
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    if (error.reason === "unsupported-recipient") {
      throw new SealFailure(error.reason, `${file}: ${error.message} ${INSTALL_SOPS}`);
    }
    if (error.reason !== "no-identity") throw error;
    const advice =
      now.kind === "new" ? " A file that you cannot open yourself is not made: add your key to .sops.yaml." : "";
    throw new SealFailure("no-identity", [`${file}: ${error.message}${advice}`, ...problems].join(" "));
  }
}

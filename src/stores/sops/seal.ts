import { FileError, readText, resolveInside, writeAtomic } from "../../machine/files";
import { withLock } from "../../machine/lock";
import { setValue } from "../../sops/change";
import { describe, encrypt, isSealed } from "../../sops/document";
import { SopsError } from "../../sops/errors";
import { type FormatName, formatOf } from "../../sops/format";
import { readValues } from "../../sops/read";
import type { CreationRule } from "../../sops/rules";
import { findConfig, recipientIds, ruleFor } from "./creation-rule";
import { draftText } from "./draft";
import { usableKeys } from "./keys";
import { sealThroughProgram } from "./program-engine";
import {
  assertHeld,
  assertSealed,
  missingFrom,
  placeOf,
  type SealContext,
  type SealEntry,
  SealFailure,
  type SealResult,
  type SealWork,
} from "./sealing";

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
    const { texts: keys, problems } = usableKeys(await context.identities(first.recipients));
    return await withLock(path, async () => {
      const before = await readText(root, file);
      const { rule, recipients } = await whoOpens(context, file, path, format, before);
      // Agreed to is what was shown.
      if (recipients.join() !== first.recipients.join()) {
        throw new SealFailure("changed", `The recipients of ${file} have changed meanwhile. Try again.`);
      }
      const after = await sealedText({ file, path, format, before, rule, entries, keys, problems }, context);
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
): Promise<{ rule: CreationRule | undefined; recipients: string[] }> {
  if (text !== undefined) {
    if (!isSealed(text, format)) {
      throw new SealFailure(
        "not-sealed",
        `${file} is in plain text. Seal it first: sealwright sops encrypt --in-place ${file}`,
      );
    }
    return { rule: undefined, recipients: recipientIds(describe(text, format).groups) };
  }
  const config = await findConfig(root);
  const rule = config === undefined ? undefined : ruleFor(config, path);
  if (rule === undefined) {
    throw new SealFailure(
      "no-config",
      `No .sops.yaml says to whom ${file} is sealed. Set up encryption first: sealwright sops set-up`,
    );
  }
  return { rule, recipients: recipientIds(rule.groups) };
}

/** The file's text with the values in it, opened once more to see that they are there. */
async function sealedText(work: SealWork, context: SealContext): Promise<string> {
  const { file, format, before, rule, entries, keys, problems } = work;
  try {
    let text = before;
    if (text === undefined) {
      const { groups, threshold, selection, macOnlyEncrypted } = rule as CreationRule;
      const draft = draftText(
        entries.map(({ pointer }) => pointer),
        format,
      );
      text = await encrypt(draft, format, { groups, threshold, rule: selection, macOnlyEncrypted });
    }
    const missing = before === undefined ? entries : await newEntries(text, work);
    for (const { pointer, secret } of missing) text = await setValue(text, format, { pointer }, secret, keys);
    assertSealed(text, work);
    const values = await readValues(text, format, keys);
    assertHeld(new Map(values.map((each) => [placeOf(each), each.value.reveal()])), work);
    return text;
  } catch (error) {
    if (!(error instanceof SopsError)) throw error;
    if (error.reason === "unsupported-recipient") return sealThroughProgram(work, error, context);
    if (error.reason !== "no-identity") throw error;
    const advice =
      before === undefined ? " A file that you cannot open yourself is not made: add your key to .sops.yaml." : "";
    throw new SealFailure("no-identity", [`${file}: ${error.message}${advice}`, ...problems].join(" "));
  }
}

/** What is not there yet. A place with another value is taken, and nothing is overwritten. */
async function newEntries(text: string, work: SealWork): Promise<SealEntry[]> {
  const values = await readValues(text, work.format, work.keys);
  return missingFrom(new Map(values.map((each) => [placeOf(each), each.value.reveal()])), work);
}

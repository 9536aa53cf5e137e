import { randomBytes } from "node:crypto";
import { readFile, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { withLock } from "../../machine/lock";
import { setValue } from "../../sops/change";
import { decrypt, describe, encrypt } from "../../sops/document";
import { SopsError } from "../../sops/errors";
import { compareRecipients, rotate, updateRecipients } from "../../sops/renew";
import type { ProgramResult, SopsProgram } from "../../stores/sops/program";
import { CommandError } from "../exit";
import { printable } from "../output/printable";
import { SealedFile, withSopsErrors } from "../sealed-file";
import { valueToSet } from "./secrets";

export interface SopsOptions {
  readonly inPlace?: boolean;
  readonly yes?: boolean;
}

/** `sealwright sops encrypt|decrypt|rotate`. */
export async function runSops(
  name: "encrypt" | "decrypt" | "rotate",
  title: string,
  { inPlace, yes }: SopsOptions,
): Promise<number> {
  const file = await SealedFile.open(title, yes === true);
  const result = await withSopsErrors(file, () => ({ encrypt: sealed, decrypt: opened, rotate: rotated })[name](file));
  if (inPlace === true) await file.write(result);
  else await new Promise<void>((resolve) => process.stdout.write(result, () => resolve()));
  return 0;
}

async function sealed(file: SealedFile): Promise<Uint8Array | string> {
  const rule = await file.rule();
  await file.agree(rule.groups);
  const { groups, threshold, selection, macOnlyEncrypted } = rule;
  try {
    return await encrypt(file.bytes, file.format, { groups, threshold, rule: selection, macOnlyEncrypted });
  } catch (error) {
    if (!needsProgram(error)) throw error;
    return outputOf(file, await file.program(error).encrypt(file.bytes, file.path, file.format));
  }
}

async function opened(file: SealedFile): Promise<Uint8Array> {
  const { groups } = describe(file.text, file.format);
  try {
    return (await decrypt(file.text, file.format, await file.keys(groups))).bytes();
  } catch (error) {
    if (!needsProgram(error)) throw error;
    await file.agree(groups);
    return outputOf(file, await file.program(error).decrypt(file.text, file.path, file.format));
  }
}

async function rotated(file: SealedFile): Promise<Uint8Array | string> {
  const { groups } = describe(file.text, file.format);
  await file.agree(groups);
  try {
    return await rotate(file.text, file.format, await file.keys(groups));
  } catch (error) {
    if (!needsProgram(error)) throw error;
    return changedByProgram(file, error, (program, copy) => program.rotate(copy, file.format));
  }
}

/** Has the sops program change a sealed copy, so that the file itself is never seen half written; gives the copy's text. */
async function changedByProgram(
  file: SealedFile,
  error: SopsError,
  change: (program: SopsProgram, copy: string) => Promise<ProgramResult>,
): Promise<string> {
  const program = file.program(error);
  const path = join(file.root, file.path);
  const copy = join(dirname(path), `.${randomBytes(6).toString("hex")}.${basename(path)}`);
  try {
    await writeFile(copy, file.bytes, { flag: "wx", mode: 0o600 });
    outputOf(file, await change(program, copy));
    return await readFile(copy, "utf8");
  } finally {
    await unlink(copy).catch(() => undefined);
  }
}

function needsProgram(error: unknown): error is SopsError {
  return error instanceof SopsError && error.reason === "unsupported-recipient";
}

function outputOf({ title }: SealedFile, result: ProgramResult): Buffer {
  if (result.kind === "output") return result.bytes;
  throw new CommandError(`${printable(title)}: ${result.reason}`);
}

/** `sealwright sops set`: one value, from standard input or typed without being shown. */
export async function runSet(title: string, pointer: string, { yes }: SopsOptions): Promise<number> {
  const file = await SealedFile.open(title, yes === true);
  const secret = await valueToSet(`${title}#${pointer}`);
  return withSopsErrors(file, async () => {
    const { groups } = describe(file.text, file.format);
    await file.agree(groups);
    let after: string;
    try {
      after = await setValue(file.text, file.format, { pointer }, secret, await file.keys(groups));
    } catch (error) {
      if (!needsProgram(error)) throw error;
      after = await changedByProgram(file, error, (program, copy) => program.set(copy, pointer, secret, file.format));
    }
    if (after !== file.text) await file.write(after);
    return 0;
  });
}

/** `sealwright sops updatekeys`: shows who is added and who is removed. */
export async function runUpdateKeys(title: string, { yes }: SopsOptions): Promise<number> {
  const file = await SealedFile.open(title, yes === true);
  return withSopsErrors(file, async () => {
    const { groups, threshold } = await file.rule();
    const metadata = describe(file.text, file.format);
    const { added, removed } = compareRecipients(metadata, groups);
    const lines = [...added.map((id) => `  + ${id}`), ...removed.map((id) => `  - ${id}`)];
    process.stderr.write(lines.map((line) => `${printable(line)}\n`).join(""));
    await file.agree(groups);
    const keys = await file.keys(metadata.groups);
    const options = threshold === 0 ? {} : { threshold };
    try {
      const after = await updateRecipients(file.text, file.format, groups, keys, options);
      if (after !== file.text) await file.write(after);
    } catch (error) {
      if (!needsProgram(error)) throw error;
      // The rule is found by the file's own path, so that no copy of another name can stand in for it.
      const path = join(file.root, file.path);
      const program = file.program(error);
      outputOf(file, await withLock(path, () => program.updateKeys(path, file.format)));
    }
    if (removed.length > 0) {
      process.stderr.write(
        `sealwright: Whoever was removed may have kept the data key: rotate it with sealwright sops rotate --in-place ${printable(title)}, and replace the secrets.\n`,
      );
    }
    return 0;
  });
}

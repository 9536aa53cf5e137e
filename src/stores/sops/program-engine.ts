import { randomBytes } from "node:crypto";
import { readFile, unlink, writeFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import type { SopsError } from "../../sops/errors";
import { plainValues } from "../../sops/plain-values";
import { draftText } from "./draft";
import { INSTALL_SOPS, type ProgramResult, type SopsProgram } from "./program";
import {
  assertHeld,
  assertSealed,
  missingFrom,
  placeOf,
  type SealContext,
  SealFailure,
  type SealWork,
} from "./sealing";

/** The same as native code does, for recipients that only the `sops` program can use; the user has agreed to them. */
export async function sealThroughProgram(work: SealWork, error: SopsError, context: SealContext): Promise<string> {
  const { file, path, format, before, entries } = work;
  const program = context.program?.();
  if (program === undefined) {
    throw new SealFailure("unsupported-recipient", `${file}: ${error.message} ${INSTALL_SOPS}`);
  }
  let text = before;
  if (text === undefined) {
    const draft = draftText(
      entries.map(({ pointer }) => pointer),
      format,
    );
    text = outputOf(await program.encrypt(draft, path, format), file).toString("utf8");
  }
  const missing = before === undefined ? entries : missingFrom(await opened(program, text, work), work);
  // A sealed copy, so that the file itself is never seen half written.
  const copy = join(dirname(path), `.${randomBytes(6).toString("hex")}.${basename(path)}`);
  try {
    await writeFile(copy, text, { flag: "wx", mode: 0o600 });
    for (const { pointer, secret } of missing) outputOf(await program.set(copy, pointer, secret, format), file);
    text = await readFile(copy, "utf8");
  } finally {
    await unlink(copy).catch(() => undefined);
  }
  assertSealed(text, work);
  assertHeld(await opened(program, text, work), work);
  return text;
}

function outputOf(result: ProgramResult, file: string): Buffer {
  if (result.kind === "failed") throw new SealFailure("program", `${file}: ${result.reason}`);
  return result.bytes;
}

/** The texts of the file's values by their places. */
async function opened(
  program: SopsProgram,
  text: string,
  { file, path, format }: SealWork,
): Promise<Map<string, string>> {
  const plain = outputOf(await program.decrypt(text, path, format), file).toString("utf8");
  return new Map(
    plainValues(plain, format).map((each) => [placeOf(each), each.value === null ? "" : String(each.value)]),
  );
}

import { dotenvValues, setDotenv } from "../../formats/dotenv/file";
import { setReference } from "../../formats/refs/edit";
import { FileError, type FileReason, readText, resolveInside, writeAtomic } from "../../machine/files";
import { gitRoot, isIgnored, isTracked } from "../../machine/git";
import { withLock } from "../../machine/lock";
import type { LineWrite, Plan, ReferenceWrite, StoreWrite } from "../../refactor/plan";
import type { SealContext, SealEntry, SealReason } from "../../stores/sops/sealing";
import { withLine } from "../../text/lines";

export type ApplyReason = FileReason | SealReason | "tracked" | "not-ignored" | "name-taken" | "no-form" | "read-back";

/** How the writing of a plan's files went. Where it failed, no source may be edited. */
export type ApplyResult =
  | { readonly kind: "written"; readonly files: readonly string[] }
  /** `message` says what happened, to which file, and what to do; it never holds a value. */
  | { readonly kind: "failed"; readonly reason: ApplyReason; readonly message: string };

const PRIVATE = 0o600;

/**
 * Writes what a plan writes outside of the documents, paths relative to `root`: first what keeps `.env` out of git and
 * images, then the stores, each read back, then references, examples and other files. Only then may the documents be
 * edited. `sealing` is needed where a store is a sealed file.
 */
export async function writePlanFiles(plan: Plan, root: string, sealing?: SealContext): Promise<ApplyResult> {
  const files = new Set<string>();
  try {
    await addLines(root, plan.ignores, files);
    for (const file of new Set(plan.stores.map((store) => store.file))) {
      const stores = plan.stores.filter((store) => store.file === file);
      const failure = stores.some(({ pointer }) => pointer !== undefined)
        ? await seal(file, stores, sealing)
        : ((await exposure(root, file)) ?? (await writeStore(root, file, stores)));
      if (failure !== undefined) return failure;
      files.add(file);
    }
    for (const each of plan.references ?? []) await addReference(root, each, files);
    await addLines(root, plan.examples, files);
    for (const { file, before, after } of plan.files) {
      await writeAtomic(root, file, after, { before: { text: before } });
      files.add(file);
    }
    return { kind: "written", files: [...files] };
  } catch (error) {
    if (error instanceof FileError) return failed(error.reason, error.message);
    throw error;
  }
}

async function addLines(root: string, lines: readonly LineWrite[], files: Set<string>): Promise<void> {
  for (const { file, line } of lines) {
    const text = await readText(root, file);
    const after = withLine(text ?? "", line);
    if (after === text) continue;
    await writeAtomic(root, file, after, { before: { text } });
    files.add(file);
  }
}

async function seal(
  file: string,
  stores: readonly StoreWrite[],
  sealing: SealContext | undefined,
): Promise<ApplyResult | undefined> {
  if (sealing === undefined) throw new Error("a plan that seals needs a way to seal");
  const entries = stores.map(({ pointer, secret }): SealEntry => ({ pointer: pointer ?? "", secret }));
  // Only a plan that seals needs the code for it.
  const { sealValues } = await import("../../stores/sops/seal");
  const result = await sealValues(sealing, file, entries);
  return result.kind === "failed" ? result : undefined;
}

async function addReference(
  root: string,
  { file, name, reference }: ReferenceWrite,
  files: Set<string>,
): Promise<void> {
  await withLock(await resolveInside(root, file), async () => {
    const text = await readText(root, file);
    const after = setReference(text ?? "", name, reference);
    if (after !== text) await writeAtomic(root, file, after, { before: { text } });
  });
  files.add(file);
}

/** Whether git would take the file up, now that the ignore files are written. */
async function exposure(root: string, file: string): Promise<ApplyResult | undefined> {
  if ((await gitRoot(root)) === undefined) return undefined;
  if (await isTracked(root, file)) {
    return failed(
      "tracked",
      `Git tracks ${file}, so that a secret in it would be committed. Run git rm --cached ${file} first.`,
    );
  }
  if ((await isIgnored(root, file)) === false) {
    return failed(
      "not-ignored",
      `Git does not leave ${file} out, although .gitignore names it. Look for a line with ! in .gitignore.`,
    );
  }
  return undefined;
}

async function writeStore(root: string, file: string, stores: readonly StoreWrite[]): Promise<ApplyResult | undefined> {
  const before = await readText(root, file);
  let text = before ?? "";
  for (const { name, secret } of stores) {
    const known = dotenvValues(text).get(name);
    if (known !== undefined && known !== "" && known !== secret.reveal()) {
      return failed("name-taken", `${name} has got another value in ${file} meanwhile. Choose the fix again.`);
    }
    const set = setDotenv(text, name, secret.reveal());
    if (set.kind === "refused") return failed("no-form", set.reason);
    text = set.text;
  }
  if (text !== before) await writeAtomic(root, file, text, { mode: PRIVATE, before: { text: before } });
  const read = dotenvValues((await readText(root, file)) ?? "");
  if (stores.some(({ name, secret }) => read.get(name) !== secret.reveal())) {
    return failed(
      "read-back",
      `${file} does not hold what was written. Look at the disk's free space, then try again.`,
    );
  }
  return undefined;
}

function failed(reason: ApplyReason, message: string): ApplyResult {
  return { kind: "failed", reason, message };
}

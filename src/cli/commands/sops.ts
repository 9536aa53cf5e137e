import { existsSync, realpathSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { Command } from "commander";
import { sopsReference } from "../../stores/sops/reference";
import { shellWord } from "../../text/shell-words";
import { expectShortRun } from "../../work/scan/short-run";
import type { MergedFiles } from "../../work/seal/merge";
import { DEFAULT_SEALED } from "../../work/seal/texts";
import type { NamedFile } from "../../work/seal/whole-file";
import { CommandError, granted } from "../exit";
import { say, writeRaw } from "../output/write";
import { LINE_ENDS, NOT_AGREED } from "./advice";
import { openSession } from "./open-session";

interface SopsOptions {
  readonly inPlace?: boolean;
  readonly yes?: boolean;
  readonly empty?: boolean;
}

type WholeFileStep = "encryptFile" | "decryptFile" | "rotateFile";

const WHOLE_FILES: readonly (readonly [name: string, description: string, step: WholeFileStep])[] = [
  ["encrypt", "seal a file to the recipients that .sops.yaml names", "encryptFile"],
  ["decrypt", "open a sealed file", "decryptFile"],
  ["rotate", "give a sealed file a new data key", "rotateFile"],
];

export function defineSops(sops: Command, done: (code: number) => void): void {
  sops
    .command("set-up")
    .description("make an age key for you and a rule in .sops.yaml, where they are missing")
    .argument("[file]", "the project's sealed file (default: secrets.enc.yaml)")
    .action(async (file?: string) => done(await setUp(file)));
  for (const [name, description, step] of WHOLE_FILES) {
    const command = sops
      .command(name)
      .description(`${description}; writes to standard output`)
      .argument("<file>")
      .option("-i, --in-place", "change the file");
    command.option(
      "--yes",
      name === "decrypt" ? "start sops where that opens it, without asking" : "seal to the recipients without asking",
    );
    command.action(async (file: string, options: SopsOptions) => done(await changeWhole(file, step, options)));
  }
  sops
    .command("set")
    .description(`set one value of a sealed file, from standard input; ${LINE_ENDS}`)
    .argument("<file>")
    .argument("<pointer>", "its place, such as /db/password")
    .option("--yes", "seal to the file's recipients without asking")
    .option("--empty", "store an empty value where standard input is empty")
    .action(async (file: string, pointer: string, options) => done(await setValue(file, pointer, options)));
  sops
    .command("updatekeys")
    .description("seal a file to the recipients that .sops.yaml names now")
    .argument("<file>")
    .option("--yes", "without asking")
    .action(async (file: string, options: SopsOptions) => done(await updateRecipients(file, options)));
  sops
    .command("diff")
    .description("print a file for git to compare, opened where it is sealed (a textconv driver)")
    .argument("<file>")
    .action(async (file: string) => done(await printComparable(file)));
  sops
    .command("merge")
    .description("merge two changes of a sealed file by its entries (a git merge driver)")
    .argument("<base>")
    .argument("<ours>", "gets the result")
    .argument("<theirs>")
    .argument("[path]", "where the file is in the repository")
    .action(async (base: string, ours: string, theirs: string, path = ours) =>
      done(await mergeFiles({ base, ours, theirs, path })),
    );
  sops
    .command("git-setup")
    .description(
      "have git show differences of sealed files opened, and merge them by their entries: in this repository, on this machine",
    )
    .option("--yes", "without asking")
    .action(async (options: SopsOptions) => done(await runGitSetUp(options)));
}

async function setUp(given: string | undefined): Promise<number> {
  const { setUpEncryption } = await import("../../work/seal/set-up");
  const cwd = process.cwd();
  const session = await openSession(cwd, {});
  const file = given === undefined ? DEFAULT_SEALED : session.pathInside(given, cwd);
  if (typeof file !== "string") throw new CommandError(file.reason);
  granted(await setUpEncryption(session, file, new Date()));
  return 0;
}

/** A file that was named on the command line, in its own project. */
async function named(title: string, options: SopsOptions): Promise<NamedFile> {
  expectShortRun();
  const given = resolve(title);
  if (!existsSync(dirname(given))) throw new CommandError(`${title}: there is no such file.`);
  const folder = realpathSync(dirname(given));
  const session = await openSession(folder, options);
  const file = relative(session.root, join(folder, basename(given))).replaceAll("\\", "/");
  return { session, file, folder: process.cwd() };
}

async function changeWhole(title: string, step: WholeFileStep, options: SopsOptions): Promise<number> {
  const work = await import("../../work/seal/whole-file");
  const file = await named(title, options);
  const changed = granted(await work[step](file), NOT_AGREED);
  if (options.inPlace === true) {
    const refused = await work.replaceFile(file, changed);
    if (refused !== undefined) throw new CommandError(refused.reason);
  } else await writeRaw(changed.after);
  return 0;
}

/** One value, from standard input or typed without being shown. */
async function setValue(title: string, pointer: string, options: SopsOptions): Promise<number> {
  const { session, file } = await named(title, options);
  const reference = sopsReference(file, pointer);
  const store = await session.stores.of(reference);
  if ("code" in store) throw new CommandError(store.reason);
  // A name that was mistyped makes no new file.
  if ((await store.list([file], session.use)).kind === "absent") {
    throw new CommandError(`${title}: there is no such file.`);
  }
  const secret = await session.person.secret(`${title}#${pointer}`);
  if (secret === undefined) throw new CommandError("Nothing was changed.", 130);
  const result = await store.write([{ reference, secret }], { replace: true }, session.use);
  if (result.kind === "written") return 0;
  if (result.kind === "refused") granted(result, NOT_AGREED);
  const { failureText } = await import("../../work/secrets/resolve");
  throw new CommandError(failureText(result));
}

/** The person sees who is added and who is removed. */
async function updateRecipients(title: string, options: SopsOptions): Promise<number> {
  const { updateKeys } = await import("../../work/seal/whole-file");
  const { removed } = granted(await updateKeys(await named(title, options)), NOT_AGREED);
  if (removed.length > 0) {
    say(
      `Those who were removed may have kept the data key: rotate it with sealwright sops rotate --in-place ${shellWord(title)}, and replace the secrets.`,
    );
  }
  return 0;
}

/** What git runs: the file opened, or as it is where no key here opens it. */
async function printComparable(path: string): Promise<number> {
  const { comparableFile } = await import("../../work/seal/git-textconv");
  const { bytes, problem } = granted(await comparableFile(path, process.env));
  if (problem !== undefined) say(problem);
  await writeRaw(bytes);
  return 0;
}

/** What git runs: 1 where the file has a conflict. */
async function mergeFiles(files: MergedFiles): Promise<number> {
  const { mergeSealed } = await import("../../work/seal/merge");
  const refused = await mergeSealed(files, process.env);
  if (refused !== undefined) say(refused.reason);
  return refused === undefined ? 0 : 1;
}

/** This repository's own settings on this machine; no file that is committed changes. */
async function runGitSetUp(options: SopsOptions): Promise<number> {
  const { setUpGit } = await import("../../work/seal/git-setup");
  const program = [process.execPath, resolve(process.argv[1] ?? "")];
  const refused = await setUpGit(await openSession(process.cwd(), options), program);
  if (refused !== undefined) granted(refused, NOT_AGREED);
  say("Git now opens sealed files to compare and merge them.");
  return 0;
}

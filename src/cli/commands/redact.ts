import { resolve } from "node:path";
import type { Command } from "commander";
import { type Redacted, readWhole, redactBytes, redactInPlace } from "../../work/share/share-file";
import { standardInput } from "../../work/standard-input";
import { CommandError, granted } from "../exit";
import { say, writeRaw } from "../output/write";

interface RedactOptions {
  readonly filename?: string;
  readonly inPlace?: boolean;
}

export function defineRedact(command: Command, done: (code: number) => void): void {
  command
    .argument("<files...>", "a log, a notebook or any text; - is standard input")
    .option("--in-place", "change the files, instead of writing one to standard output")
    .option("--filename <name>", "the name of what comes on standard input, which says how it is read")
    .action(async (files: string[], options: RedactOptions) => done(await redact(files, options)));
}

/** Returns the exit code. */
async function redact(files: readonly string[], { filename = "stdin.txt", inPlace }: RedactOptions): Promise<number> {
  const cwd = process.cwd();
  const [file = "-", ...more] = files;
  if (inPlace === true) {
    if (files.includes("-")) throw new CommandError("Standard input cannot be changed in place.");
    for (const each of files) report(each, granted(await redactInPlace(each, cwd)));
    return 0;
  }
  if (more.length > 0) throw new CommandError("Several files are changed by --in-place alone; else name one.");
  const name = file === "-" ? filename : file;
  const bytes = file === "-" ? await standardInput() : granted(await readWhole(resolve(cwd, file), file));
  const redacted = granted(await redactBytes(bytes, name, cwd));
  await writeRaw(redacted.bytes);
  report(name, redacted);
  return 0;
}

function report(name: string, { marks }: Redacted): void {
  const counted = [...marks].map(([mark, count]) => (count === 1 ? mark : `${mark} ${count} times`));
  say(`${name}: ${counted.length === 0 ? "no credential was found" : `set ${counted.join(", ")}`}.`);
}

import { Command, CommanderError, InvalidArgumentError } from "commander";
import { version } from "../../package.json";
import { CommandError } from "./exit";
import { say, writeLines } from "./output/write";

/** The command without its subcommands. */
export function program(): Command {
  return new Command("sealwright")
    .description(
      "Finds credentials hardcoded in Python files, notebooks and settings, and moves them to the environment.",
    )
    .version(version, "-V, --version")
    .exitOverride()
    .configureOutput({ writeErr: (text) => writeLines(process.stderr, text.trimEnd().split("\n")) })
    .enablePositionalOptions()
    .showHelpAfterError("(sealwright --help shows what there is)");
}

/** Runs the command that the process's arguments name, and sets its exit code: `failed` for usage and for a failure of ours. */
export async function execute(build: (done: (code: number) => void) => Command, failed: number): Promise<void> {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
    say(`Standard output could not be written (${error.code ?? "unknown"}).`);
    process.exit(failed);
  });
  try {
    await build((code) => {
      process.exitCode = code;
    }).parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : failed;
    else if (error instanceof CommandError || error instanceof InvalidArgumentError) {
      say(error.message);
      process.exitCode = error instanceof CommandError ? error.code : failed;
    } else if (isFolderGone(error)) {
      say("The current folder no longer exists. Change to another one.");
      process.exitCode = failed;
    } else {
      // A defect of ours: its place helps, its text could hold what was being read.
      say(`An internal error; please report it with these lines:\n${placesOf(error)}`);
      process.exitCode = failed;
    }
  }
}

function isFolderGone(error: unknown): boolean {
  return error instanceof Error && "syscall" in error && error.syscall === "uv_cwd";
}

function placesOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return [
    error instanceof Error ? error.name : "unknown",
    ...stack.split("\n").filter((line) => /^\s+at /.test(line)),
  ].join("\n");
}

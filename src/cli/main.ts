import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "../../package.json";
import { CommandError } from "./exit";

const CONFIDENCES = ["low", "medium", "high"];

function program(done: (code: number) => void): Command {
  const command = new Command("sealwright")
    .description(
      "Finds credentials hardcoded in Python files, notebooks and settings, and moves them to the environment.",
    )
    .version(version, "-V, --version")
    .exitOverride()
    .showHelpAfterError("(sealwright --help shows what there is)");
  const collect = (value: string, before: string[]) => [...before, value];
  command
    .command("scan")
    .description("report hardcoded credentials; exits with 0 when there are none, 1 when there are some")
    .argument("[paths...]", "files and folders (default: the current folder)")
    .option("--stdin", "scan standard input")
    .option("--filename <name>", "the name of what comes on standard input")
    .option("--staged", "scan what is staged in git's index")
    .addOption(
      new Option("--format <format>", "how to report").choices(["text", "jsonl", "sarif", "github"]).default("text"),
    )
    .addOption(
      new Option("--min-confidence <level>", "report from this confidence on (default: medium)").choices(CONFIDENCES),
    )
    .option("--baseline <file>", "leave out what this baseline holds")
    .option("--write-baseline <file>", "write what is found as a baseline")
    .option("--strict", "exit with 2 when a file could not be scanned")
    .option("--exclude <pattern>", "leave out paths, as in .gitignore; may be given again", collect, [])
    .option("--config <file>", "this configuration instead of the nearest .sealwright.toml")
    .action(async (paths: string[], options) => done(await (await import("./scan")).runScan(paths, options, version)));
  command
    .command("fix")
    .description("show how credentials would move to the environment, or move them; exits with 0 when nothing is left to do, else 1")
    .argument("[paths...]", "files and folders (default: the current folder)")
    .option("--write", "carry it out: write .env, then change the code")
    .option("--name <name>", "the variable's name, for a single value")
    .addOption(new Option("--min-confidence <level>", "move from this confidence on (default: medium)").choices(CONFIDENCES))
    .option("--baseline <file>", "leave alone what this baseline holds")
    .option("--exclude <pattern>", "leave out paths, as in .gitignore; may be given again", collect, [])
    .option("--config <file>", "this configuration instead of the nearest .sealwright.toml")
    .addOption(new Option("--load-dotenv <when>", "add load_dotenv(): where the project uses python-dotenv, or always").choices(["never", "used", "always"]).default("used"))
    .addOption(new Option("--access <how>", "os.environ fails without the variable, os.getenv gives None").choices(["environ", "getenv"]).default("environ"))
    .option("--clear-outputs", "clear the outputs of notebook cells that show a value")
    .action(async (paths: string[], options) => done(await (await import("./fix")).runFix(paths, options)));
  command
    .command("rules")
    .description("list the rules, or explain one")
    .argument("[id]", "the rule")
    .action(async (id?: string) => done((await import("./rules")).runRules(id)));
  return command;
}

async function main(): Promise<void> {
  try {
    await program((code) => {
      process.exitCode = code;
    }).parseAsync(process.argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else if (error instanceof CommandError || error instanceof InvalidArgumentError) {
      process.stderr.write(`sealwright: ${error.message}\n`);
      process.exitCode = error instanceof CommandError ? error.code : 2;
    } else {
      // A defect of ours: its place helps, its text could hold what was being read.
      process.stderr.write(`sealwright: an internal error; please report it with these lines:\n${placesOf(error)}\n`);
      process.exitCode = 2;
    }
  }
}

function placesOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? "") : "";
  return [
    error instanceof Error ? error.name : "unknown",
    ...stack.split("\n").filter((line) => /^\s+at /.test(line)),
  ].join("\n");
}

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
});
void main();

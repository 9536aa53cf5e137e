import { type Command, Option } from "commander";
import { version } from "../../package.json";
import { execute, program } from "./execute";
import { addRunCommand, addSecretCommands } from "./secret-commands";
import { addSopsCommands } from "./sops-commands";

const CONFIDENCES = ["low", "medium", "high"];

function addCommands(command: Command, done: (code: number) => void): Command {
  const collect = (value: string, before: string[]) => [...before, value];
  command
    .command("scan")
    .description("report hardcoded credentials; exits with 0 when there are none, 1 when there are some")
    .argument("[paths...]", "files and folders (default: the current folder)")
    .option("--stdin", "scan standard input")
    .option("--filename <name>", "the name of what comes on standard input")
    .addOption(new Option("--staged", "scan what is staged in git's index").conflicts("stdin"))
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
    .action(async (paths: string[], options) =>
      done(await (await import("./commands/scan")).runScan(paths, options, version)),
    );
  command
    .command("fix")
    .description(
      "show how credentials would move to the environment, or move them; exits with 0 when nothing is left to do, else 1",
    )
    .argument("[paths...]", "files and folders (default: the current folder)")
    .option("--write", "carry it out: write .env, then change the code")
    .option("--name <name>", "the variable's name, for a single value")
    .addOption(
      new Option("--min-confidence <level>", "move from this confidence on (default: medium)").choices(CONFIDENCES),
    )
    .option("--baseline <file>", "leave alone what this baseline holds")
    .option("--exclude <pattern>", "leave out paths, as in .gitignore; may be given again", collect, [])
    .option("--config <file>", "this configuration instead of the nearest .sealwright.toml")
    .addOption(
      new Option("--load-dotenv <when>", "add load_dotenv(): where the project uses python-dotenv, or always")
        .choices(["never", "used", "always"])
        .default("used"),
    )
    .addOption(
      new Option("--access <how>", "os.environ fails without the variable, os.getenv gives None")
        .choices(["environ", "getenv"])
        .default("environ"),
    )
    .option("--clear-outputs", "clear the outputs of notebook cells that show a value")
    .option("--to <place>", "env (the .env file), sops, or a sealed file: sops:secrets.enc.yaml", "env")
    .addOption(
      new Option("--sops-form <form>", "how the program gets a sealed value")
        .choices(["references", "exec-env", "extract"])
        .default("references"),
    )
    .option("--yes", "seal to the file's recipients without asking, and set encryption up where that is needed")
    .action(async (paths: string[], options) => done(await (await import("./commands/fix")).runFix(paths, options)));
  command
    .command("rules")
    .description("list the rules, or explain one")
    .argument("[id]", "the rule")
    .action(async (id?: string) => done((await import("./commands/rules")).runRules(id)));
  addRunCommand(command, done);
  addSecretCommands(command, done);
  addSopsCommands(command, done);
  return command;
}

/** Runs the command with all its subcommands. */
export function main(): Promise<void> {
  return execute((done) => addCommands(program(), done), 2);
}

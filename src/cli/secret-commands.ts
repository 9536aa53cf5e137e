import { type Command, Option } from "commander";

/** `run`, which is also a program of its own. `done` takes the exit code. */
export function addRunCommand(command: Command, done: (code: number) => void): Command {
  withValues(command, "run", "run a program with the secrets that .env.refs names, and mask them in its output")
    .argument("[command...]", "the program and its arguments, behind --")
    .option("--no-mask", "leave the program's output alone")
    .option("--dry-run", "list names and references, and run nothing")
    .passThroughOptions()
    .action(async (words: string[], options) => done(await (await import("./commands/run")).runRun(words, options)));
  return command;
}

/** The other commands that work with secrets where they are kept. */
export function addSecretCommands(command: Command, done: (code: number) => void): void {
  withValues(command, "mask", "copy standard input to standard output without the secrets that .env.refs names")
    .option("--patterns", "mask what has a known token's format too")
    .action(async (options) => done(await (await import("./commands/mask")).runMask(options)));
  withValues(command, "env", "give values to another program through a pipe")
    .requiredOption("--names <names>", "names of variables, with commas between")
    .addOption(new Option("--format <format>", "how to write them").choices(["json"]).default("json"))
    .action(async (options) => done(await (await import("./commands/env")).runEnv(options)));
  const secrets = command.command("secrets").description("look at secrets where they are kept, and change them");
  secrets
    .command("list")
    .description("list references; never values")
    .argument("[reference]", "of a file, such as sops://secrets.enc.yaml")
    .action(async (reference, options) =>
      done(await (await import("./commands/secrets")).runSecretsList(reference, options)),
    );
  secrets
    .command("get")
    .description("print one value to the terminal")
    .argument("<reference>")
    .option("--unsafe-print", "print it wherever the output goes")
    .action(async (reference, options) =>
      done(await (await import("./commands/secrets")).runSecretsGet(reference, options)),
    );
  secrets
    .command("set")
    .description("set one value, from standard input or typed without being shown")
    .argument("<reference>")
    .option("--yes", "seal to the file's recipients without asking")
    .action(async (reference, options) =>
      done(await (await import("./commands/secrets")).runSecretsSet(reference, options)),
    );
  secrets
    .command("remove")
    .description("remove one entry")
    .argument("<reference>")
    .option("--yes", "seal to the file's recipients without asking")
    .action(async (reference, options) =>
      done(await (await import("./commands/secrets")).runSecretsRemove(reference, options)),
    );
}

function withValues(command: Command, name: string, description: string): Command {
  return command
    .command(name)
    .description(description)
    .option("--refs <file>", "these references instead of the nearest .env.refs")
    .option("-e, --env-file <file>", "variables of a .env file too")
    .option("--override", "prefer references and file to variables that are already set")
    .option("--yes", "resolve the references without asking, this once");
}

import type { Command } from "commander";

/** The commands for sealed files. `done` takes the exit code. */
export function addSopsCommands(command: Command, done: (code: number) => void): void {
  const sops = command.command("sops").description("work with SOPS files as the sops program does, without it");
  const own = () => import("./commands/sops");
  sops
    .command("set-up")
    .description("make an age key for you and a rule in .sops.yaml, where they are missing")
    .argument("[file]", "the project's sealed file (default: secrets.enc.yaml)")
    .action(async (file?: string) => done(await (await import("./commands/sops-set-up")).runSetUp(file)));
  for (const [name, description] of [
    ["encrypt", "seal a file to the recipients that .sops.yaml names"],
    ["decrypt", "open a sealed file"],
    ["rotate", "give a sealed file a new data key"],
  ] as const) {
    const step = sops
      .command(name)
      .description(`${description}; writes to standard output`)
      .argument("<file>")
      .option("-i, --in-place", "change the file");
    if (name !== "decrypt") step.option("--yes", "seal to the recipients without asking");
    step.action(async (file: string, options) => done(await (await own()).runSops(name, file, options)));
  }
  sops
    .command("set")
    .description("set one value of a sealed file, from standard input")
    .argument("<file>")
    .argument("<pointer>", "its place, such as /db/password")
    .option("--yes", "seal to the file's recipients without asking")
    .action(async (file: string, pointer: string, options) => done(await (await own()).runSet(file, pointer, options)));
  sops
    .command("updatekeys")
    .description("seal a file to the recipients that .sops.yaml names now")
    .argument("<file>")
    .option("--yes", "without asking")
    .action(async (file: string, options) => done(await (await own()).runUpdateKeys(file, options)));
  sops
    .command("diff")
    .description("print a file for git to compare, opened where it is sealed (a textconv driver)")
    .argument("<file>")
    .action(async (file: string) => done(await (await import("./commands/sops-git")).runDiff(file)));
  sops
    .command("git-setup")
    .description("have git show differences of sealed files opened, in this repository, on this machine")
    .option("--yes", "without asking")
    .action(async (options) => done(await (await import("./commands/sops-git")).runGitSetup(options)));
  command
    .command("seal")
    .description("move all values of a .env file into a sealed file and .env.refs, then remove it")
    .argument("<file>", "such as .env")
    .option("--to <file>", "the sealed file: *.yaml, *.json, *.env or *.ini (default: the one that the project has)")
    .option("--yes", "set up, seal and remove the file without asking")
    .action(async (file: string, options) =>
      done(await (await import("./commands/seal-dotenv")).runSealDotenv(file, options)),
    );
}

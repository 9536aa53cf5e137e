#!/usr/bin/env node
import type { DefineCommand } from "./commands/command";
import { execute, program } from "./execute";

/** A command as the list of all shows it; its code is read when it is called. */
interface ListedCommand {
  /** Its options and arguments in that list. */
  readonly terms: string;
  readonly description: string;
  readonly load: () => Promise<DefineCommand>;
  /** Whether it needs the definitions of all commands. */
  readonly needsAll?: boolean;
  /** The exit code of our own failures; 2 by default. */
  readonly failed?: number;
}

const COMMANDS: Readonly<Record<string, ListedCommand>> = {
  scan: {
    terms: "[options] [paths...]",
    description: "report hardcoded credentials; exits with 0 when there are none, 1 when there are some",
    load: async () => (await import("./commands/scan")).defineScan,
  },
  fix: {
    terms: "[options] [paths...]",
    description:
      "show how credentials would move to the environment, or move them; exits with 0 when nothing is left to do, else 1",
    load: async () => (await import("./commands/fix")).defineFix,
  },
  rules: {
    terms: "[id]",
    description: "list the rules, or explain one",
    load: async () => (await import("./commands/rules")).defineRules,
  },
  run: {
    terms: "[options] [command...]",
    description: "run a program with what .env.refs and .env give, and mask secrets in its output",
    load: async () => (await import("./commands/run")).defineRun,
    failed: 125,
  },
  mask: {
    terms: "[options]",
    description: "copy standard input to standard output without the secrets that .env.refs and .env give",
    load: async () => (await import("./commands/mask")).defineMask,
  },
  redact: {
    terms: "[options] <files...>",
    description: "put [NAME] in place of the credentials of a log or a notebook, so that it can be shared",
    load: async () => (await import("./commands/redact")).defineRedact,
  },
  clean: {
    terms: "<notebooks...>",
    description: "clear the outputs and metadata of notebooks that show a credential",
    load: async () => (await import("./commands/clean")).defineClean,
  },
  env: {
    terms: "[options]",
    description: "give values to another program through a pipe, or say what is missing to run the code",
    load: async () => (await import("./commands/env")).defineEnv,
  },
  secrets: {
    terms: "",
    description: "look at secrets where they are kept, and change them",
    load: async () => (await import("./commands/secrets")).defineSecrets,
  },
  stores: {
    terms: "",
    description: "add, list and check the secret managers of your settings",
    load: async () => (await import("./commands/stores")).defineStores,
  },
  sops: {
    terms: "",
    description: "work with SOPS files as the sops program does, without it",
    load: async () => (await import("./commands/sops")).defineSops,
  },
  seal: {
    terms: "[options] <file>",
    description: "move all values of a .env file into a sealed file and .env.refs, then remove it",
    load: async () => (await import("./commands/seal")).defineSeal,
  },
  doctor: {
    terms: "",
    description: "look at what Sealwright needs here, and say what to do; exits with 1 where something is wrong",
    load: async () => (await import("./commands/doctor")).defineDoctor,
  },
  completion: {
    terms: "<shell>",
    description: "print the script that completes this command in bash, zsh, fish or pwsh",
    load: async () => (await import("./commands/completion")).defineCompletion,
    needsAll: true,
  },
};

async function main(called: string | undefined): Promise<void> {
  const needed = called === undefined ? [] : COMMANDS[called]?.needsAll === true ? Object.keys(COMMANDS) : [called];
  const definitions = new Map<string, DefineCommand | undefined>();
  for (const name of needed) definitions.set(name, await COMMANDS[name]?.load());
  await execute(
    (done) => {
      const all = program();
      for (const [name, { description }] of Object.entries(COMMANDS)) {
        const command = all.command(name).description(description);
        definitions.get(name)?.(command, done);
      }
      const termOf = (name: string) => `${name} ${COMMANDS[name]?.terms ?? "[command]"}`.trim();
      return all.configureHelp({ subcommandTerm: (command) => termOf(command.name()) });
    },
    (called && COMMANDS[called]?.failed) || 2,
  );
}

void main(process.argv.slice(2).find((word) => Object.hasOwn(COMMANDS, word)));

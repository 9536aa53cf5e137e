#!/usr/bin/env node
import type { AddCommand } from "./commands/command";
import { execute, program } from "./execute";

/** Every command, a line each; its code is read when it is called, or for the help on all. */
const COMMANDS: Readonly<Record<string, () => Promise<AddCommand>>> = {
  scan: async () => (await import("./commands/scan")).addScan,
  fix: async () => (await import("./commands/fix")).addFix,
  rules: async () => (await import("./commands/rules")).addRules,
  run: async () => (await import("./commands/run")).addRun,
  mask: async () => (await import("./commands/mask")).addMask,
  env: async () => (await import("./commands/env")).addEnv,
  secrets: async () => (await import("./commands/secrets")).addSecrets,
  sops: async () => (await import("./commands/sops")).addSops,
  seal: async () => (await import("./commands/seal")).addSeal,
};

/** The exit codes of failures: that of `run` is not one of the program's own. */
const FAILED: Readonly<Record<string, number>> = { run: 125 };

async function main(name: string): Promise<void> {
  const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  const adding = await Promise.all(load === undefined ? Object.values(COMMANDS).map((each) => each()) : [load()]);
  await execute((done) => {
    const command = program();
    for (const add of adding) add(command, done);
    return command;
  }, FAILED[name] ?? 2);
}

void main(process.argv[2] ?? "");

import { fstatSync } from "node:fs";
import { type Command, Option } from "commander";
import { VARIABLE_NAME } from "../../formats/refs/reference";
import { valuesToStart } from "../../work/run/offer";
import { valueOfVariable } from "../../work/secrets/variables";
import { Session } from "../../work/session";
import { CommandError, granted } from "../exit";
import { writeRaw } from "../output/write";
import { TerminalPerson } from "../terminal-person";
import { offerOf, UNCONFIRMED, type ValueOptions, withValues } from "./value-options";

interface EnvOptions extends ValueOptions {
  readonly names: string;
  readonly format: "json";
}

export function defineEnv(command: Command, done: (code: number) => void): void {
  withValues(command)
    .requiredOption("--names <names>", "names of variables, with commas between")
    .addOption(new Option("--format <format>", "how to write them").choices(["json"]).default("json"))
    .action(async (options: EnvOptions) => done(await giveValues(options)));
}

/** The values of some names as JSON, to another program only. Returns the exit code. */
async function giveValues(options: EnvOptions): Promise<number> {
  const stdout = fstatSync(1);
  if (!stdout.isFIFO() && !stdout.isSocket()) {
    throw new CommandError("Values are given through a pipe only, never to a terminal or a file.");
  }
  const names = [...new Set(options.names.split(",").map((name) => name.trim()))];
  if (names.some((name) => !VARIABLE_NAME.test(name))) {
    throw new CommandError("--names takes names of variables with commas between: --names DB_PASSWORD,HF_TOKEN");
  }
  const offer = granted(await offerOf(options), UNCONFIRMED);
  const dotenv = offer.dotenv && { ...offer.dotenv, named: true };
  const wanted = { ...offer, dotenv, choices: offer.choices.filter(({ name }) => names.includes(name)) };
  const person = new TerminalPerson(options.yes === true);
  const values = granted(await valuesToStart(wanted, person), UNCONFIRMED);
  const session = new Session({ root: offer.refs.root, folder: process.cwd(), from: process.cwd(), person });
  const found: [string, string][] = [];
  const missing: string[] = [];
  for (const name of names) {
    const value = values.get(name)?.reveal() ?? process.env[name] ?? (await valueOfVariable(session, name))?.reveal();
    if (value === undefined) missing.push(name);
    else found.push([name, value]);
  }
  if (missing.length > 0) {
    throw new CommandError(`${missing.join(", ")}: neither .env.refs, the environment nor .env has a value.`);
  }
  await writeRaw(`${JSON.stringify(Object.fromEntries(found))}\n`);
  return 0;
}

import { fstatSync } from "node:fs";
import { type Command, Option } from "commander";
import { VARIABLE_NAME } from "../../formats/refs/reference";
import { envReference } from "../../stores/dotenv/reference";
import { shellWord } from "../../text/shell-words";
import { type Offer, valuesToStart } from "../../work/run/offer";
import { neededVariables } from "../../work/secrets/needed";
import { valueOfVariable } from "../../work/secrets/variables";
import { Session } from "../../work/session";
import { CommandError, granted } from "../exit";
import { ENVIRONMENT_FORMATS, type EnvironmentFormat } from "../output/environment";
import { writeLines, writeRaw } from "../output/write";
import { TerminalPerson } from "../terminal-person";
import { openSession } from "./open-session";
import { offerOf, UNCONFIRMED, type ValueOptions, withValues } from "./value-options";

interface EnvOptions extends ValueOptions {
  readonly names?: string;
  readonly format: EnvironmentFormat;
  readonly check?: boolean;
}

export function defineEnv(command: Command, done: (code: number) => void): void {
  withValues(command)
    .option("--names <names>", "names of variables, with commas between (default: all that .env.refs and .env give)")
    .addOption(
      new Option("--format <format>", "how to write them").choices(Object.keys(ENVIRONMENT_FORMATS)).default("json"),
    )
    .option(
      "--check",
      "list the variables that the code here needs, and what gives them; exits with 1 where one is missing",
    )
    .action(async (options: EnvOptions) => done(await (options.check === true ? check(options) : giveValues(options))));
}

/** What is missing to run the code; no value is read. Returns the exit code. */
async function check({ folder = process.cwd() }: EnvOptions): Promise<number> {
  const session = await openSession(folder, {});
  const variables = await neededVariables(session.with({ folder }));
  const missing = variables.filter(({ from }) => from === undefined);
  const [first] = missing;
  const reference = first?.entry?.reference ?? (first && envReference(first.name));
  writeLines(
    process.stdout,
    variables.map(({ name, from, entry, place }) => {
      const gone = entry?.gone === undefined ? "" : `: ${entry.reference.text}: ${entry.gone}`;
      const unseen = entry?.unseen === true ? `, ${entry.reference.text} not looked at` : "";
      return `${name}: ${from ?? "missing"}${unseen} (read in ${place})${gone}`;
    }),
  );
  const summary =
    missing.length > 0
      ? `${missing.length} of ${variables.length} missing. Give one a value: sealwright secrets set ${shellWord(reference?.text ?? "")}`
      : variables.length === 0
        ? "The code here needs no variables."
        : "Nothing is missing.";
  writeLines(process.stderr, [summary]);
  return missing.length > 0 ? 1 : 0;
}

/** The values of some names, to another program only. Returns the exit code. */
async function giveValues(options: EnvOptions): Promise<number> {
  const stdout = fstatSync(1);
  if (!stdout.isFIFO() && !stdout.isSocket()) {
    throw new CommandError("Values are given through a pipe only, never to a terminal or a file.");
  }
  const names = namesOf(options.names);
  const offer = granted(await offerOf(options), UNCONFIRMED);
  const person = new TerminalPerson(options.yes === true);
  const wanted = names === undefined ? offer : ofNames(offer, names);
  const { values, lent } = granted(await valuesToStart(wanted, { person }), UNCONFIRMED);
  const session = new Session({ root: offer.refs.root, folder: process.cwd(), from: process.cwd(), person });
  const found: [string, string][] = [];
  const missing: string[] = [];
  for (const name of names ?? values.keys()) {
    const value = values.get(name)?.reveal() ?? process.env[name] ?? (await valueOfVariable(session, name))?.reveal();
    if (value === undefined) missing.push(name);
    else found.push([name, value]);
  }
  if (missing.length > 0) {
    throw new CommandError(`${missing.join(", ")}: neither .env.refs, the environment nor .env has a value.`);
  }
  if (lent.length > 0) {
    // Whoever started us is whom they are lent to.
    const { lend } = await import("../../work/leases/hold");
    const { supervisor, notes } = granted(await lend(lent, [], { here: __dirname, call: session.use }));
    supervisor.watch(process.ppid);
    writeLines(process.stderr, notes);
  }
  const files = [offer.refs.file, offer.stage?.file, offer.dotenv?.file].filter((file) => file !== undefined);
  await writeRaw(ENVIRONMENT_FORMATS[options.format](found, files));
  return 0;
}

function namesOf(text: string | undefined): readonly string[] | undefined {
  if (text === undefined) return undefined;
  const names = [...new Set(text.split(",").map((name) => name.trim()))];
  if (names.every((name) => VARIABLE_NAME.test(name))) return names;
  throw new CommandError("--names takes names of variables with commas between: --names DB_PASSWORD,HF_TOKEN");
}

/** Whoever names a variable of a `.env` is not asked about it. */
function ofNames(offer: Offer, names: readonly string[]): Offer {
  const dotenv = offer.dotenv && { ...offer.dotenv, named: true };
  return { ...offer, dotenv, choices: offer.choices.filter(({ name }) => names.includes(name)) };
}

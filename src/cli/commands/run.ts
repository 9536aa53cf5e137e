import { isatty } from "node:tty";
import type { Command } from "commander";
import { LOADS_CODE } from "../../formats/refs/reference";
import { childEnvironment, type ValueSource } from "../../work/run/environment";
import { type MaskedValue, maskedValues } from "../../work/run/masked-values";
import { type Offer, valuesToStart } from "../../work/run/offer";
import type { TerminalMaker } from "../../work/run/terminal";
import { granted } from "../exit";
import { say, writeLines } from "../output/write";
import { TerminalPerson } from "../terminal-person";
import { offerOf, UNCONFIRMED, type ValueOptions, withValues } from "./value-options";

/** The exit code of our own failures, which no program's own is likely to be. */
const RUN_FAILED = 125;

interface RunOptions extends ValueOptions {
  /** Commander's name for `--no-mask`. */
  readonly mask: boolean;
  readonly dryRun?: boolean;
}

export function defineRun(command: Command, done: (code: number) => void): void {
  withValues(command)
    .argument("[command...]", "the program and its arguments, behind --")
    .option("--no-mask", "leave the program's output alone")
    .option("--dry-run", "list names and references, and run nothing")
    .passThroughOptions()
    .action(async (words: string[], options: RunOptions) => done(await runProgram(words, options)));
}

/** Returns the program's exit code, or one of ours. */
async function runProgram(words: readonly string[], options: RunOptions): Promise<number> {
  const [program, ...args] = words;
  if (program === undefined && options.dryRun !== true) {
    return fail("There is no program to run: sealwright run -- COMMAND");
  }
  const offer = granted(await offerOf(options), UNCONFIRMED, RUN_FAILED);
  for (const name of offer.refused) {
    say(`${name} is left out: it ${LOADS_CODE}`);
  }
  if (options.dryRun === true) return dryRun(offer);
  if (offer.refs.file === undefined && offer.dotenv === undefined) {
    const none = offer.withoutDotenv === undefined ? "or .env here" : `here, and ${offer.withoutDotenv}`;
    say(`there is no .env.refs ${none}, so the program gets the environment as it is.`);
  }
  const person = new TerminalPerson(options.yes === true);
  const values = granted(await valuesToStart(offer, person), UNCONFIRMED, RUN_FAILED);
  for (const { name, source, losers } of offer.choices) {
    if (losers.length > 0)
      say(
        `${name} comes from ${title(source, offer)}, not from ${losers.map((loser) => title(loser, offer)).join(" or ")}.`,
      );
  }
  const { runChild } = await import("../../work/run/child");
  const failed = (reason: string) => say(`${program}: ${reason}.`);
  const masked = options.mask ? await maskedValues(offer, values) : [];
  if (masked.length === 0) {
    return runChild(program as string, args, { env: childEnvironment(process.env, values, false), failed });
  }
  const maker = await terminalMaker(words, offer);
  const piped = maker === undefined && (process.stdout.isTTY === true || process.stderr.isTTY === true);
  const env = childEnvironment(process.env, values, piped);
  const filters = await filtersFor(masked);
  return runChild(program as string, args, {
    env,
    filters,
    failed,
    ...(maker === undefined ? {} : { terminal: maker }),
  });
}

/** What gives the program a terminal of its own where it would have ours but for the mask. */
async function terminalMaker(words: readonly string[], { refs, inherited }: Offer): Promise<TerminalMaker | undefined> {
  if (![0, 1, 2].every((descriptor) => isatty(descriptor))) return undefined;
  const { finderOf, terminalFor } = await import("../../work/run/terminal");
  const maker = await terminalFor(words, inherited, finderOf(refs.root, inherited, process.platform));
  if (maker === undefined) {
    say("The program gets a pipe, not a terminal: no python3 or script is here to make one. --no-mask gives it yours.");
  }
  return maker;
}

async function filtersFor(values: readonly MaskedValue[]) {
  const { Masker, unmasked } = await import("../../secret/mask");
  const names = unmasked(values);
  if (names.length > 0) say(`Not masked in the output, being short or common words: ${names.join(", ")}.`);
  const masker = new Masker(values.map(([, secret]) => secret));
  // A reader that is gone is the program's to notice.
  process.stdout.removeAllListeners("error").on("error", () => undefined);
  process.stderr.on("error", () => undefined);
  return [masker.stream(), masker.stream()] as const;
}

function dryRun(offer: Offer): number {
  const texts = new Map(offer.refs.entries.map(({ name, text }) => [name, text]));
  const lines = offer.choices.map(({ name, source }) => {
    const text = texts.get(name);
    const from = source === "refs" ? "" : ` (from ${title(source, offer)})`;
    return `${name}${text === undefined ? "" : `=${text}`}${from}`;
  });
  writeLines(process.stdout, lines);
  return 0;
}

function title(source: ValueSource, { refs, dotenv }: Offer): string {
  if (source === "inherited") return "the environment";
  return (source === "refs" ? refs.shown : dotenv?.shown) ?? "";
}

function fail(reason: string): number {
  say(reason);
  return RUN_FAILED;
}

import { realpathSync } from "node:fs";
import { isatty } from "node:tty";
import { type Command, InvalidArgumentError } from "commander";
import { LOADS_CODE } from "../../formats/refs/reference";
import { USE } from "../../stores/store";
import type { Supervisor } from "../../work/leases/hold";
import { childEnvironment, type ValueSource } from "../../work/run/environment";
import { type MaskedValue, maskedValues } from "../../work/run/masked-values";
import { layersOf, type Offer, valuesToStart } from "../../work/run/offer";
import type { TerminalMaker } from "../../work/run/terminal";
import type { Lent } from "../../work/secrets/resolve";
import { granted } from "../exit";
import { say, writeLines } from "../output/write";
import { TerminalPerson } from "../terminal-person";
import { collect } from "./command";
import { offerOf, UNCONFIRMED, type ValueOptions, withValues } from "./value-options";

/** The exit code of our own failures, which no program's own is likely to be. */
const RUN_FAILED = 125;

interface RunOptions extends ValueOptions {
  /** Commander's name for `--no-mask`. */
  readonly mask: boolean;
  readonly dryRun?: boolean;
  /** In seconds. */
  readonly ttl?: number;
  readonly file: readonly string[];
}

export function defineRun(command: Command, done: (code: number) => void): void {
  withValues(command)
    .argument("[command...]", "the program and its arguments, behind --")
    .option("--no-mask", "leave the program's output alone")
    .option(
      "--ttl <time>",
      "how long what managers lend shall last, such as 45m or 8h (default: 1h, renewed)",
      duration,
    )
    .option(
      "--file <name=reference>",
      "give a value as a file that goes when the program ends, NAME being its path; repeatable",
      collect,
      [],
    )
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
  const { values, lent, versions } = granted(await valuesToStart(offer, { person }), UNCONFIRMED, RUN_FAILED);
  for (const { name, source, losers } of offer.choices) {
    if (losers.length > 0)
      say(
        `${name} comes from ${title(source, offer)}, not from ${losers.map((loser) => title(loser, offer)).join(" or ")}.`,
      );
  }
  const { runChild } = await import("../../work/run/child");
  const files = options.file.length === 0 ? undefined : await filesFor(options, person);
  const borrowed = [...lent, ...(files?.lent ?? [])];
  const supervisor =
    borrowed.length === 0 && files === undefined ? undefined : await supervise(borrowed, files, options);
  const failed = (reason: string) => {
    supervisor?.end();
    say(`${program}: ${reason}.`);
  };
  let ended: ((code: number) => Promise<void>) | undefined;
  const started = (pid: number) => {
    supervisor?.watch(pid);
    ended = recordedRun(offer, program as string, pid, versions);
  };
  const inherited = { ...process.env, ...Object.fromEntries(files?.paths ?? []) };
  const masked = options.mask
    ? [...(await maskedValues(offer, values)), ...(files?.secrets ?? []), ...person.learntValues]
    : [];
  if (masked.length === 0) {
    const code = await runChild(program as string, args, {
      env: childEnvironment(inherited, values, false),
      started,
      failed,
    });
    await ended?.(code);
    return code;
  }
  const maker = await terminalMaker(words, offer);
  const piped = maker === undefined && (process.stdout.isTTY === true || process.stderr.isTTY === true);
  const env = childEnvironment(inherited, values, piped);
  const filters = await filtersFor(masked);
  const code = await runChild(program as string, args, {
    env,
    filters,
    started,
    failed,
    ...(maker === undefined ? {} : { terminal: maker }),
  });
  await ended?.(code);
  return code;
}

/** Records which values of managers a program got, where it got some; what it gives records its end. */
function recordedRun(offer: Offer, program: string, pid: number, versions: ReadonlyMap<string, string>) {
  if (versions.size === 0) return undefined;
  const entries = layersOf(offer).flatMap((layer) => layer.entries);
  const values = entries.flatMap(({ name, text }) => {
    const version = versions.get(name);
    return version === undefined ? [] : [{ name, reference: text, version }];
  });
  const failed = () => say("What the program got could not be recorded in your own audit file.");
  const recorded = import("../../work/audit/runs").then(({ recordRun }) =>
    recordRun(process.env, { program, pid, values }, failed),
  );
  return async (code: number) => (await recorded)(code);
}

/** The values that the program gets as files. */
async function filesFor({ file, folder }: RunOptions, person: TerminalPerson) {
  const [{ fileValues }, { projectRoot, Session }] = await Promise.all([
    import("../../work/run/file-values"),
    import("../../work/session"),
  ]);
  const here = realpathSync(folder ?? process.cwd());
  const session = new Session({ root: projectRoot(here), folder: here, from: process.cwd(), person });
  const files = granted(await fileValues(session, file), {}, RUN_FAILED);
  if (!files.inMemory)
    say(
      "The values of --file lie in a folder on the disk until the program ends: this system has no place in memory for them.",
    );
  return files;
}

/** Holds what the program is lent until it ends, and removes its files then; says how long it lasts at the latest. */
async function supervise(
  lent: readonly Lent[],
  files: { readonly folder: string } | undefined,
  { ttl }: RunOptions,
): Promise<Supervisor> {
  const { lend } = await import("../../work/leases/hold");
  const folders = files === undefined ? [] : [files.folder];
  const { supervisor, notes } = granted(await lend(lent, folders, { ttl, here: __dirname, call: USE }), {}, RUN_FAILED);
  for (const note of notes) say(note);
  return supervisor;
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

/** Seconds, from a number with s, m, h or d behind it. */
function duration(text: string): number {
  const [, count, unit] = /^(\d{1,6})([smhd])$/.exec(text) ?? [];
  const seconds = Number(count) * { s: 1, m: 60, h: 3600, d: 86_400 }[unit as "s"];
  if (!(seconds > 0)) throw new InvalidArgumentError("A time is a number with s, m, h or d behind it, such as 45m.");
  return seconds;
}

function dryRun(offer: Offer): number {
  const texts = new Map(
    layersOf(offer).flatMap(({ entries }) => entries.map(({ name, text }) => [name, text] as const)),
  );
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

import { type Command, InvalidArgumentError, Option } from "commander";
import type { Refused } from "../../text/refused";
import { type Offer, offerValues } from "../../work/run/offer";
import { collect } from "./command";

/** Which values a program gets. */
export interface ValueOptions {
  readonly refs?: string;
  readonly stage?: string;
  readonly folder?: string;
  /** False for `--no-dotenv`. */
  readonly dotenv?: string | false;
  readonly without: readonly string[];
  readonly override?: boolean;
  readonly yes?: boolean;
}

/** How to go on where names were not agreed to, nobody could be asked, or no file may set them. */
export const UNCONFIRMED = {
  unasked:
    "\nRun sealwright run in a terminal once to confirm, pass --yes where you trust the folder, or leave a name out: --without NAME.",
  declined: " To leave a name out, pass --without NAME.",
  unagreed: "\nAnswer in a terminal, or pass --yes.",
  "loads-code": "\nTo leave a name out, pass --without NAME.",
};

/** What a program that is started gets, as the options say. */
export function offerOf(options: ValueOptions): Promise<Offer | Refused> {
  const from = process.cwd();
  return offerValues(options.folder ?? from, { ...options, from });
}

/** Adds the options of what gives values to a program. */
export function withValues(command: Command): Command {
  return command
    .option("--refs <file>", "these references instead of the nearest .env.refs")
    .option("--stage <name>", "lay .env.refs.NAME over .env.refs, such as prod")
    .option("--folder <folder>", "look for .env.refs and .env from this folder up (default: the current folder)")
    .option("-e, --dotenv <file>", "the variables of this file instead of the nearest .env")
    .option("--no-dotenv", "leave out the nearest .env")
    .option("--without <name>", "leave out a name of the references or the file; repeatable", collect, [])
    .option("--override", "prefer references and .env to variables that are already set")
    .option("--yes", "resolve the references, and go where they lead, without asking, this once")
    .addOption(new Option("--env-file [file]").hideHelp().argParser(refuseEnvFile));
}

function refuseEnvFile(): never {
  throw new InvalidArgumentError(
    "Node itself reads that option, before any check of ours. Use -e FILE or --dotenv FILE.",
  );
}

import type { Command } from "commander";

/** Which values a program gets. */
export interface ValueOptions {
  readonly refs?: string;
  readonly envFile?: string;
  readonly override?: boolean;
  readonly yes?: boolean;
}

/** How to go on where references were not confirmed and nobody could be asked. */
export const UNCONFIRMED = {
  unasked: "\nRun sealwright run in a terminal once to confirm them, or pass --yes where you trust the folder.",
};

/** Adds the options of what gives values to a program. */
export function withValues(command: Command): Command {
  return command
    .option("--refs <file>", "these references instead of the nearest .env.refs")
    .option("-e, --env-file <file>", "variables of a .env file too")
    .option("--override", "prefer references and file to variables that are already set")
    .option("--yes", "resolve the references without asking, this once");
}

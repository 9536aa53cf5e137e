import type { Command } from "commander";
import { CommandError, granted } from "../exit";
import { copyLines } from "../output/copies";
import { say, writeLines } from "../output/write";
import { NOT_SET_UP, SEVERAL_SEALED } from "./advice";
import { openSession } from "./open-session";

interface SealOptions {
  readonly to?: string;
  readonly yes?: boolean;
}

export function defineSeal(command: Command, done: (code: number) => void): void {
  command
    .argument("<file>", "such as .env")
    .argument("[names...]", "the variables to seal (default: all that can be)")
    .option("--to <file>", "the sealed file: *.yaml, *.json, *.env or *.ini (default: the one that the project has)")
    .option("--yes", "set up, seal and remove what is sealed without asking")
    .action(async (file: string, names: string[], options: SealOptions) => done(await seal(file, names, options)));
}

/** Exits with 1 where something that was to be sealed stays in the file, or stands in another that git has or would take up. */
async function seal(given: string, names: readonly string[], options: SealOptions): Promise<number> {
  const { to } = options;
  const cwd = process.cwd();
  const session = await openSession(cwd, options);
  const inside = (path: string): string => {
    const found = session.pathInside(path, cwd);
    if (typeof found === "string") return found;
    throw new CommandError(found.reason);
  };
  const file = inside(given);
  const { sealDotenv } = await import("../../work/seal/seal-dotenv");
  const choice = { target: to === undefined ? undefined : inside(to), names: names.length === 0 ? undefined : names };
  const { kind, sealed, copies } = granted(await sealDotenv(session, file, choice), {
    ...NOT_SET_UP,
    ...SEVERAL_SEALED.seal,
  });
  const shown = session.files.shown(file);
  say(
    {
      removed: `Removed ${shown}.`,
      trimmed: `Took ${sealed.names.join(", ")} out of ${shown}.`,
      kept: `${shown} stays as it is: ${sealed.whole ? "remove it" : "take out what is sealed"}, or pass --yes.`,
      changed: `${shown} has changed since it was read, and stays: seal it again.`,
    }[kind],
  );
  writeLines(process.stderr, copyLines(copies));
  if (copies.copies.some(({ excused }) => excused === undefined)) return 1;
  return kind === "removed" || (kind === "trimmed" && sealed.staying.length === 0) ? 0 : 1;
}

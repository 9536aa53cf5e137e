import type { Command } from "commander";
import { CommandError, granted } from "../exit";
import { say } from "../output/write";
import { NOT_SET_UP, SEVERAL_SEALED } from "./advice";
import { openSession } from "./open-session";

interface SealOptions {
  readonly to?: string;
  readonly yes?: boolean;
}

export function defineSeal(command: Command, done: (code: number) => void): void {
  command
    .argument("<file>", "such as .env")
    .option("--to <file>", "the sealed file: *.yaml, *.json, *.env or *.ini (default: the one that the project has)")
    .option("--yes", "set up, seal and remove the file without asking")
    .action(async (file: string, options: SealOptions) => done(await seal(file, options)));
}

/** Exits with 1 where everything is sealed but the file stays. */
async function seal(given: string, options: SealOptions): Promise<number> {
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
  const { kind } = granted(await sealDotenv(session, file, to === undefined ? undefined : inside(to)), {
    ...NOT_SET_UP,
    ...SEVERAL_SEALED.seal,
  });
  const shown = session.files.shown(file);
  say(
    {
      removed: `Removed ${shown}.`,
      kept: `${shown} stays as it is: remove it, or pass --yes.`,
      changed: `${shown} has changed since it was read, and stays: seal it again.`,
    }[kind],
  );
  return kind === "removed" ? 0 : 1;
}

import type { Command } from "commander";
import { cleanInPlace } from "../../work/share/share-file";
import { granted } from "../exit";
import { say } from "../output/write";

export function defineClean(command: Command, done: (code: number) => void): void {
  command
    .argument("<notebooks...>", "notebooks to change")
    .action(async (notebooks: string[]) => done(await clean(notebooks)));
}

/** Returns the exit code. */
async function clean(notebooks: readonly string[]): Promise<number> {
  for (const notebook of notebooks) {
    const { cleared } = granted(await cleanInPlace(notebook, process.cwd()));
    say(`${notebook}: ${cleared.length === 0 ? "nothing shows a credential" : `cleared ${cleared.join(", ")}`}.`);
  }
  return 0;
}

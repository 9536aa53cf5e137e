import type { Command } from "commander";
import { version } from "../../../package.json";
import { examine } from "../../work/doctor/examine";
import { type Coloured, writeLines } from "../output/write";
import { openSession } from "./open-session";

const MARKS = {
  ok: { colour: 32, text: "ok" },
  missing: { colour: 36, text: "--" },
  wrong: { colour: 31, text: "!!" },
} satisfies Record<string, Coloured>;

export function defineDoctor(command: Command, done: (code: number) => void): void {
  command.action(async () => done(await examineHere()));
}

/** Returns the exit code: 1 where something is wrong. */
async function examineHere(): Promise<number> {
  const folder = process.cwd();
  const symptoms = await examine((await openSession(folder, {})).with({ folder }));
  const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
  writeLines(process.stdout, [
    `Sealwright ${version}, Node ${process.version}, ${process.platform}`,
    ...symptoms.map(({ about, state, text }) => {
      const mark = MARKS[state];
      return [" ", colour ? mark : mark.text, ` ${about}: ${text}`];
    }),
  ]);
  return symptoms.some(({ state }) => state === "wrong") ? 1 : 0;
}

import { openSync } from "node:fs";
import { createInterface } from "node:readline/promises";
import { ReadStream } from "node:tty";
import { Secret } from "../secret/secret";
import { printable } from "./output/printable";

const INTERRUPT = "\u0003";
const END = "\u0004";
const ERASE = new Set(["\b", "\u007f"]);

export async function askYesNo(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(?:es)?$/i.test((await lines.question(`${shownQuestion(question)} [y/N] `)).trim());
  } finally {
    lines.close();
  }
}

/** Asks until nothing is `wrong` with the answer, which is said; `undefined` where the input ends. */
export async function askLine(
  question: string,
  wrong: (answer: string) => Promise<string | undefined>,
): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((resolve) => lines.once("close", () => resolve(undefined)));
  try {
    for (;;) {
      const answer = await Promise.race([lines.question(`${shownQuestion(question)} `), ended]);
      if (answer === undefined) return undefined;
      const complaint = await wrong(answer.trim());
      if (complaint === undefined) return answer.trim();
      if (complaint !== "") process.stderr.write(`${shownQuestion(complaint)}\n`);
    }
  } finally {
    lines.close();
  }
}

/**
 * A line that is typed without being shown; `undefined` where it was interrupted. `anywhere`: at the process's own terminal where
 * standard input is none; `undefined` too where there is no terminal.
 */
export async function askHidden(question: string, anywhere = false): Promise<Secret | undefined> {
  const { stderr } = process;
  const stdin = process.stdin.isTTY === true || !anywhere ? process.stdin : ownTerminal(process.platform);
  if (stdin === undefined) return undefined;
  // First, so that nothing is shown that is typed as soon as the question stands there.
  stdin.setRawMode(true);
  stderr.write(shownQuestion(question));
  stdin.setEncoding("utf8");
  return new Promise((resolve) => {
    let typed = "";
    const finish = (value: Secret | undefined) => {
      stdin.off("data", take);
      stdin.setRawMode(false);
      stdin.pause();
      if (stdin !== process.stdin) stdin.destroy();
      stderr.write("\n");
      resolve(value);
    };
    const take = (text: string) => {
      for (const character of text) {
        if (character === INTERRUPT) return finish(undefined);
        if (character === "\r" || character === "\n" || character === END) return finish(new Secret(typed));
        if (ERASE.has(character)) typed = [...typed].slice(0, -1).join("");
        else typed += character;
      }
    };
    stdin.on("data", take);
    stdin.resume();
  });
}

/** The terminal that a process was started at; undefined where there is none. */
function ownTerminal(platform: NodeJS.Platform): ReadStream | undefined {
  try {
    return new ReadStream(openSync(terminalPath(platform), "r+"));
  } catch {
    return undefined;
  }
}

/** What a system calls the terminal of the process that asks. */
export function terminalPath(platform: NodeJS.Platform): string {
  return platform === "win32" ? "\\\\.\\CONIN$" : "/dev/tty";
}

function shownQuestion(question: string): string {
  return question.split("\n").map(printable).join("\n");
}

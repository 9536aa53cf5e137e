import { createInterface } from "node:readline/promises";
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

/** A line that is typed without being shown; `undefined` where it was interrupted. */
export function askHidden(question: string): Promise<Secret | undefined> {
  const { stdin, stderr } = process;
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

function shownQuestion(question: string): string {
  return question.split("\n").map(printable).join("\n");
}

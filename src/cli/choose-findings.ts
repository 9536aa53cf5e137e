import { isName } from "../refactor/names";
import type { ReportedFinding } from "../work/scan/report";
import { CommandError } from "./exit";
import { textLines } from "./output/text";
import { writeLines } from "./output/write";

/** What a person wants of each finding; what is in none of the lists stays as it is. */
export interface ChosenFindings {
  readonly move: readonly ReportedFinding[];
  readonly named: readonly (readonly [finding: ReportedFinding, name: string])[];
  readonly suppress: readonly ReportedFinding[];
}

const KEYS =
  "y: move, n: leave, a: move this and all that follow, o: move under another name, i: suppress, s: leave the rest of this file, q: leave the rest";

/** Asks about one finding after another. Throws `CommandError` where there is no terminal. */
export async function chooseFindings(findings: readonly ReportedFinding[]): Promise<ChosenFindings> {
  if (process.stdin.isTTY !== true || process.stderr.isTTY !== true)
    throw new CommandError("--interactive asks at a terminal, and here is none.");
  const { askLine } = await import("./prompt");
  const move: ReportedFinding[] = [];
  const named: (readonly [ReportedFinding, string])[] = [];
  const suppress: ReportedFinding[] = [];
  writeLines(process.stderr, [KEYS]);
  let skipped: string | undefined;
  let all = false;
  for (const finding of findings) {
    if (finding.file === skipped) continue;
    if (all) {
      move.push(finding);
      continue;
    }
    writeLines(process.stderr, textLines([finding], process.env.NO_COLOR === undefined));
    const answer = await askLine("Move it? [y/n/a/o/i/s/q]", /^[ynaoisq]$/i);
    switch (answer?.toLowerCase()) {
      case "y":
        move.push(finding);
        break;
      case "a":
        all = true;
        move.push(finding);
        break;
      case "o": {
        const name = await askLine("Its name:", { test: isName });
        if (name !== undefined) named.push([finding, name]);
        break;
      }
      case "i":
        suppress.push(finding);
        break;
      case "s":
        skipped = finding.file;
        break;
      case "n":
        break;
      default:
        return { move, named, suppress };
    }
  }
  return { move, named, suppress };
}

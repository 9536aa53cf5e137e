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

/** Why a finding would stay, under a name of the person's where one is given; undefined where it can move. */
type Obstacle = (finding: ReportedFinding, name?: string) => Promise<string | undefined>;

const KEYS =
  "y: move, n: leave, a: move this and all that follow, o: move under another name, i: suppress, s: leave the rest of this file, q: leave the rest";

/** Why a text cannot be the name of a variable; undefined where it can. */
export function nameObstacle(name: string): string | undefined {
  if (isName(name)) return undefined;
  return `${JSON.stringify(name)} cannot be the name: use letters, digits and _, and none that the system itself uses`;
}

/**
 * Asks about one finding after another; what can neither move nor be suppressed is named and not asked about. Throws `CommandError`
 * where there is no terminal.
 */
export async function chooseFindings(
  findings: readonly ReportedFinding[],
  obstacleOf: Obstacle,
): Promise<ChosenFindings> {
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
    const obstacle = await obstacleOf(finding);
    if (obstacle === undefined && all) {
      move.push(finding);
      continue;
    }
    writeLines(process.stderr, textLines([finding], process.env.NO_COLOR === undefined));
    if (obstacle !== undefined) writeLines(process.stderr, [`It stays: ${obstacle}`]);
    if (obstacle !== undefined && (all || !/\.pyw?$/i.test(finding.file))) continue;
    const answer =
      obstacle === undefined
        ? await askLine("Move it? [y/n/a/o/i/s/q]", oneOf("ynaoisq"))
        : await askLine("Suppress it? [i/n/s/q]", oneOf("insq"));
    switch (answer?.toLowerCase()) {
      case "y":
        move.push(finding);
        break;
      case "a":
        all = true;
        move.push(finding);
        break;
      case "o": {
        const wrong = async (text: string) => nameObstacle(text) ?? (await obstacleOf(finding, text));
        const name = await askLine("Its name:", wrong);
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

/** Takes one of some letters; the question says which. */
function oneOf(letters: string): (answer: string) => Promise<string | undefined> {
  return async (answer) => (answer.length === 1 && letters.includes(answer.toLowerCase()) ? undefined : "");
}

import type { Finding } from "../detect/finding";
import type { CompiledRule } from "../detect/read/own-rules";
import { cellName } from "../notebook/cell-name";
import { DEFAULT_SETTINGS } from "../refactor/request";
import type { FileFix } from "../work/move/file-fix";
import { FileFixes } from "../work/move/fix-file";
import { TO_DOTENV } from "../work/move/move-target";
import type { ReportedFinding } from "../work/scan/report";
import { Mask, maskedHunks } from "./fix-diff";
import { tasksOf } from "./fix-tasks";
import { isInArchive } from "./output/text";
import { TerminalPerson } from "./terminal-person";

const IN_ARCHIVE = "No fix: it is in an archive, which nothing changes.";
const BY_LINK = "No fix here: see the same file under its other name.";
const ABOVE = "Fixed by a change above.";

/**
 * For each finding what `fix` would change because of it, as lines of a diff without values, or why nothing. All are fixed as one
 * run of `fix` would; nothing is written. A change is shown once, with the first finding that it is about.
 */
export async function shownFixes(
  findings: readonly ReportedFinding[],
  rules: readonly CompiledRule[],
  cwd: string,
): Promise<(finding: ReportedFinding) => readonly string[]> {
  const choice = { settings: DEFAULT_SETTINGS, target: TO_DOTENV, clearOutputs: false, rules };
  const fixes = new FileFixes(cwd, new TerminalPerson(), false, async () => choice);
  const lines = new Map<ReportedFinding, readonly string[]>();
  const reachable = findings.filter(({ file }) => !isInArchive(file));
  for (const task of tasksOf(reachable, cwd)) {
    const { fix } = await fixes.fix(task);
    const here = findings.filter(({ file }) => file === task.title);
    for (const [finding, shown] of inFile(fix, here)) lines.set(finding, shown);
  }
  return (finding) => lines.get(finding) ?? [isInArchive(finding.file) ? IN_ARCHIVE : BY_LINK];
}

/** The lines for each finding of one file. */
function inFile(fix: FileFix, findings: readonly ReportedFinding[]): (readonly [ReportedFinding, readonly string[]])[] {
  const secrets = [...findings.map(({ finding }) => finding.secret), ...fix.values.map(({ secret }) => secret)];
  const mask = new Mask(
    secrets,
    fix.values.map(({ written }) => written),
  );
  const hunks = fix.changes.flatMap((change) =>
    maskedHunks(change, mask).map((hunk) => ({ ...hunk, title: change.title, shown: false })),
  );
  return findings.map((found) => {
    const left = fix.left.find(({ finding }) => isSame(finding, found.finding));
    if (left !== undefined) return [found, [`No fix: ${mask.of(left.reason)}`]] as const;
    // What is changed elsewhere, such as imports and other cells, goes with the first.
    const shown = hunks.filter(
      (hunk) => !hunk.shown && (isAbout(hunk, found) || !findings.some((each) => isAbout(hunk, each))),
    );
    for (const hunk of shown) hunk.shown = true;
    return [found, shown.length === 0 ? [ABOVE] : shown.flatMap((hunk) => hunk.lines)] as const;
  });
}

function isAbout(
  hunk: { readonly title: string; readonly from: number; readonly to: number },
  { file, notebook, ...place }: ReportedFinding,
): boolean {
  const { line, endLine } = notebook?.place ?? place;
  const title = notebook === undefined ? file : `${file} (${cellName(notebook.cell)})`;
  return hunk.title === title && hunk.from <= endLine && line < hunk.to;
}

function isSame(one: Finding, other: Finding): boolean {
  return one.start === other.start && one.end === other.end && one.rule === other.rule;
}

import type { Finding } from "../../detect/finding";
import { type NotebookFinding, scanNotebook } from "../../detect/read/notebook";
import { cellName } from "../../notebook/cell-name";
import { type Cell, parseNotebook } from "../../notebook/parse";
import { withoutExtras } from "../../notebook/remove-extras";
import { rewriteNotebook } from "../../notebook/rewrite";
import { INSTALL_DOTENV } from "../../refactor/dotenv-plan";
import { isWeak } from "../../refactor/names";
import { loadingEdit } from "../../refactor/names-given";
import type { Plan } from "../../refactor/plan";
import type { SourceDocument } from "../../refactor/request";
import { applyEdits, type TextEdit } from "../../text/edits";
import { cellsTogether, someLoads } from "./cells-together";
import { fixDocument, withOthers } from "./document-fix";
import {
  type FileFix,
  type FileToFix,
  type FixChoice,
  fileChanged,
  type Left,
  type TextDifference,
  unchanged,
} from "./file-fix";
import type { Planning } from "./plan-move";
import { projectFacts } from "./project-facts";

const IN_METADATA = "The notebook's metadata hold it: sealwright clean, or --clear-outputs, takes it out.";
const BY_HAND = "Only Python is changed: move it by hand.";

/** What the cells of a notebook come to, one after the other. */
interface CellFixes {
  readonly plans: Plan[];
  readonly changes: TextDifference[];
  readonly moved: Finding[];
  readonly left: Left[];
  readonly notes: string[];
  readonly edits: Map<number, readonly TextEdit[]>;
}

/** Plans a notebook, cell by cell. */
export async function fixNotebook(planning: Planning, file: FileToFix, choice: FixChoice): Promise<FileFix> {
  const { path, text, wanted } = file;
  const parsed = parseNotebook(text);
  const scanned = scanNotebook(text, path, choice.rules);
  if (parsed.kind === "broken" || scanned.kind === "broken")
    return unchanged(text, wanted, "The notebook is broken: repair it first.");
  if (parsed.nbformat < 4)
    return unchanged(text, wanted, "The notebook has an old format: open it in Jupyter and save it first.");
  const isWanted = (finding: Finding) =>
    wanted.some(
      (each) => each.start === finding.start && each.end === finding.end && each.secret.equals(finding.secret),
    );
  const found = scanned.findings.filter(isWanted);
  const extras = scanned.extras.filter(isWanted);
  if (found.length + extras.length < wanted.length) return fileChanged(file);
  const python = parsed.language === undefined || /python/i.test(parsed.language);
  const fixes: CellFixes = { plans: [], changes: [], moved: [], left: [], notes: [], edits: new Map() };
  const earlierCells: string[] = [];
  const all = [...parsed.cells];
  const inCell =
    ({ index }: Cell) =>
    (finding: NotebookFinding) =>
      finding.cell === index && finding.where === "source";
  const code = all.filter(({ type }) => type === "code" && python);
  const together = cellsTogether(
    code.map((cell) => ({
      document: documentOf(path, cell, scanned.findings.filter(inCell(cell)), []),
      wanted: found.filter(inCell(cell)).map(inItsCell),
    })),
    choice,
  );
  const ordered: FixChoice = { ...choice, settings: together.settings, namesGiven: together.namesGiven };
  for (const cell of all) {
    const own = found.filter(inCell(cell));
    if (cell.type !== "code" || !python) {
      for (const finding of own) fixes.left.push({ finding, reason: BY_HAND });
      continue;
    }
    const all = scanned.findings.filter(inCell(cell));
    const after = await fixCell(planning, file, ordered, cell, { own, all, earlierCells: [...earlierCells] }, fixes);
    if (idOf(path, cell) === together.loading && !someLoads([...earlierCells, after]))
      earlierCells.push(await loadFor(planning, file, cell, fixes));
    else earlierCells.push(after);
  }
  const cleared = clearing(all, found, fixes, choice.clearOutputs);
  const cleaned = withoutExtras(text, parsed.extras, choice.clearOutputs ? extras : []);
  if (choice.clearOutputs) fixes.moved.push(...extras);
  else for (const finding of extras) fixes.left.push({ finding, reason: IN_METADATA });
  const cells = [...new Set([...fixes.edits.keys(), ...cleared])].map((cell) => ({
    cell,
    edits: fixes.edits.get(cell) ?? [],
    withoutOutputs: cleared.has(cell),
  }));
  // Those that a comment suppresses stand in the lines around a change too.
  const shownInCells = scanNotebook(text, path, choice.rules, true);
  const values = (shownInCells.kind === "scanned" ? shownInCells.findings : []).map(
    ({ secret, cellText, cellStart, cellEnd }) => ({
      secret,
      written: cellText.slice(cellStart, cellEnd),
    }),
  );
  const { edits: _, ...shown } = fixes;
  return { ...shown, values, after: rewriteNotebook(cleaned.text, cells) };
}

/** The findings of one cell: those to move, all of them, and the texts of the code cells above as they will be. */
interface CellWork {
  readonly own: readonly NotebookFinding[];
  readonly all: readonly NotebookFinding[];
  readonly earlierCells: readonly string[];
}

/** Plans one cell; gives its text afterwards. */
async function fixCell(
  planning: Planning,
  { path, title }: FileToFix,
  choice: FixChoice,
  { index, source }: Cell,
  { own, all, earlierCells }: CellWork,
  fixes: CellFixes,
): Promise<string> {
  if (own.length === 0) return source.text;
  const origin = new Map<Finding, Finding>(own.map((finding) => [inItsCell(finding), finding]));
  const inFile = (finding: Finding) => origin.get(finding) ?? finding;
  const document = documentOf(path, { index, source }, [], earlierCells);
  const withFindings = { ...document, findings: withOthers([...origin.keys()], all.map(inItsCell)) };
  const fix = await fixDocument(planning, withFindings, [...origin.keys()], choice);
  const after = applyEdits(source.text, fix.edits);
  if (fix.edits.length > 0) {
    fixes.edits.set(index, fix.edits);
    fixes.changes.push({ title: `${title} (${cellName(index)})`, before: source.text, after });
  }
  fixes.plans.push(...fix.plans);
  fixes.moved.push(...fix.moved.map(inFile));
  fixes.left.push(...fix.left.map(({ finding, reason }) => ({ finding: inFile(finding), reason })));
  fixes.notes.push(...fix.notes);
  return after;
}

/** Has a cell load `.env` first, for a shell cell below that cannot; gives its text afterwards. */
async function loadFor(planning: Planning, { path, title }: FileToFix, { index, source }: Cell, fixes: CellFixes) {
  const loading = loadingEdit(source.text);
  const edits = [...(loading === undefined ? [] : [loading]), ...(fixes.edits.get(index) ?? [])];
  const after = applyEdits(source.text, edits);
  const change = { title: `${title} (${cellName(index)})`, before: source.text, after };
  const known = fixes.changes.findIndex((each) => each.title === change.title);
  if (known === -1) fixes.changes.push(change);
  else fixes.changes[known] = change;
  fixes.edits.set(index, edits);
  const { loader, hasDotenv } = await projectFacts(planning.place.files, path);
  if (loader === "none" && hasDotenv !== true) fixes.notes.push(INSTALL_DOTENV);
  return after;
}

function idOf(path: string, { index }: Pick<Cell, "index">): string {
  return `${path}#${index}`;
}

function documentOf(
  path: string,
  { index, source }: Pick<Cell, "index" | "source">,
  findings: readonly NotebookFinding[],
  earlierCells: readonly string[],
): SourceDocument {
  const shape = { id: idOf(path, { index }), path, text: source.text, language: "cell" as const };
  return { ...shape, findings: findings.map(inItsCell), earlierCells };
}

/** The cells whose outputs are cleared; says so, or that they still show a value. */
function clearing(
  cells: readonly Cell[],
  found: readonly NotebookFinding[],
  fixes: CellFixes,
  clear: boolean,
): Set<number> {
  const shown = found.filter(({ where }) => where === "output");
  const strong = fixes.moved.map(({ secret }) => secret.reveal()).filter((value) => !isWeak(value));
  const showing = cells
    .filter(
      ({ index, outputs }) =>
        shown.some(({ cell }) => cell === index) ||
        outputs.some(({ text: output }) => strong.some((value) => output.includes(value))),
    )
    .map(({ index }) => index);
  if (clear) {
    fixes.moved.push(...shown);
    for (const cell of showing) fixes.notes.push(`The outputs of ${cellName(cell)} show a value: they are cleared.`);
    return new Set(showing);
  }
  for (const finding of shown)
    fixes.left.push({ finding, reason: "An output shows it: --clear-outputs clears the outputs of such cells." });
  for (const cell of showing.filter((each) => !shown.some((finding) => finding.cell === each)))
    fixes.notes.push(`The outputs of ${cellName(cell)} still show a value: --clear-outputs clears them.`);
  return new Set();
}

function inItsCell(finding: NotebookFinding): Finding {
  const { rule, confidence, name, secret, environment, chain, title, cellStart, cellEnd } = finding;
  const facts = {
    ...(environment === undefined ? {} : { environment }),
    ...(chain === undefined ? {} : { chain }),
    ...(title === undefined ? {} : { title }),
  };
  return { rule, confidence, name, secret, start: cellStart, end: cellEnd, ...facts };
}

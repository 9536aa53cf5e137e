import type { Finding } from "../detect/finding";
import type { NotebookFinding } from "../detect/read/notebook";
import { scanNotebook } from "../detect/read/notebook";
import { scan } from "../detect/scan";
import { parseNotebook } from "../notebook/parse";
import { rewriteNotebook } from "../notebook/rewrite";
import { planEnvironment } from "../refactor/environment";
import { isWeak } from "../refactor/names";
import type { EnvironmentRequest, Plan, RefactorSettings, SourceDocument } from "../refactor/plan";
import type { Secret } from "../secret/secret";
import { applyEdits, type TextEdit } from "../text/edits";
import type { FixProject } from "../work/move/planned-project";
import type { Change } from "./fix-diff";
import type { SealTarget } from "./fix-seal";

/** How the values are to be moved. */
export interface FixChoice {
  readonly settings: RefactorSettings;
  readonly name?: string;
  readonly clearOutputs: boolean;
  /** Where the values of the project at this root move, if not to `.env`. */
  readonly sealTo?: (root: string) => Promise<SealTarget>;
}

/** A finding that stays where it is. */
export interface Left {
  readonly finding: Finding;
  readonly reason: string;
}

/** What a fix does to one file, not carried out yet. */
export interface FileFix {
  readonly plans: readonly Plan[];
  /** The file's text afterwards. */
  readonly after: string;
  readonly changes: readonly Change[];
  readonly moved: readonly Finding[];
  readonly left: readonly Left[];
  readonly notes: readonly string[];
  /** Every value found in the file, less sure ones included, and as it is written there: none of it may be shown. */
  readonly values: readonly Value[];
}

export interface Value {
  readonly secret: Secret;
  readonly written: string;
}

const CHANGED = "The file has changed meanwhile. Try again.";
const BY_HAND = "Only Python is changed: move it by hand.";

/** Plans a Python file. `wanted` are the findings to move, `path` is relative to the project's root. */
export async function fixPython(
  project: FixProject,
  path: string,
  title: string,
  text: string,
  wanted: readonly Finding[],
  choice: FixChoice,
): Promise<FileFix> {
  const here = wanted.filter(({ end }) => end <= text.length);
  if (here.length < wanted.length) return unchanged(text, wanted, CHANGED);
  const findings = withOthers(here, scan({ text, path, language: "python" }));
  const document: SourceDocument = { id: path, path, text, language: "python", findings };
  const fix = await planDocument(project, document, here, choice);
  const after = applyEdits(text, fix.edits);
  const values = findings.map(({ secret, start, end }) => ({ secret, written: text.slice(start, end) }));
  const notes = [...fix.notes, ...stillThere(after, fix)];
  return { ...fix, notes, values, after, changes: fix.edits.length === 0 ? [] : [{ title, before: text, after }] };
}

/** Where moved values still stand that no rule reports there, such as a comment that only quotes one. */
function stillThere(after: string, { moved, left }: DocumentFix): string[] {
  const values = moved.filter(({ secret }) => !left.some(({ finding }) => finding.secret.equals(secret)));
  const strong = values.map(({ secret }) => secret.reveal()).filter((value) => !isWeak(value));
  const lines = after
    .split(/\r\n|\r|\n/)
    .flatMap((line, at) => (strong.some((value) => line.includes(value)) ? [at + 1] : []));
  return lines.length === 0
    ? []
    : [`A moved value still stands in line ${lines.slice(0, 10).join(", ")}: remove it by hand.`];
}

/** Plans a notebook, cell by cell. `wanted` have offsets in the file. */
export async function fixNotebook(
  project: FixProject,
  path: string,
  title: string,
  text: string,
  wanted: readonly Finding[],
  choice: FixChoice,
): Promise<FileFix> {
  const parsed = parseNotebook(text);
  const scanned = scanNotebook(text, path);
  if (parsed.kind === "broken" || scanned.kind === "broken")
    return unchanged(text, wanted, "The notebook is broken: repair it first.");
  if (parsed.nbformat < 4)
    return unchanged(text, wanted, "The notebook has an old format: open it in Jupyter and save it first.");
  const found = scanned.findings.filter((finding) =>
    wanted.some(
      (each) => each.start === finding.start && each.end === finding.end && each.secret.equals(finding.secret),
    ),
  );
  if (found.length < wanted.length) return unchanged(text, wanted, CHANGED);
  const python = parsed.language === undefined || /python/i.test(parsed.language);
  const earlierCells: string[] = [];
  const edits = new Map<number, readonly TextEdit[]>();
  const result = {
    plans: [] as Plan[],
    changes: [] as Change[],
    moved: [] as Finding[],
    left: [] as Left[],
    notes: [] as string[],
  };
  for (const { index, type, source } of parsed.cells) {
    const inCell = ({ cell, where }: { cell: number; where: string }) => cell === index && where === "source";
    const origin = new Map<Finding, Finding>(found.filter(inCell).map((finding) => [inItsCell(finding), finding]));
    const own = [...origin.keys()];
    const inFile = (finding: Finding) => origin.get(finding) ?? finding;
    if (type !== "code" || !python) {
      for (const finding of origin.values()) result.left.push({ finding, reason: BY_HAND });
      continue;
    }
    let after = source.text;
    if (own.length > 0) {
      const all = scanned.findings.filter(inCell).map(inItsCell);
      const document: SourceDocument = {
        id: `${path}#${index}`,
        path,
        text: source.text,
        language: "cell",
        findings: withOthers(own, all),
        earlierCells: [...earlierCells],
      };
      const fix = await planDocument(project, document, own, choice);
      after = applyEdits(source.text, fix.edits);
      if (fix.edits.length > 0) {
        edits.set(index, fix.edits);
        result.changes.push({ title: `${title} (cell ${index})`, before: source.text, after });
      }
      result.plans.push(...fix.plans);
      result.moved.push(...fix.moved.map(inFile));
      result.left.push(...fix.left.map(({ finding, reason }) => ({ finding: inFile(finding), reason })));
      result.notes.push(...fix.notes);
    }
    earlierCells.push(after);
  }
  const shown = found.filter(({ where }) => where === "output");
  const strong = result.moved.map(({ secret }) => secret.reveal()).filter((value) => !isWeak(value));
  const showing = parsed.cells
    .filter(
      ({ index, outputs }) =>
        shown.some(({ cell }) => cell === index) ||
        outputs.some(({ text: output }) => strong.some((value) => output.includes(value))),
    )
    .map(({ index }) => index);
  if (choice.clearOutputs) {
    result.moved.push(...shown);
    for (const cell of showing) result.notes.push(`The outputs of cell ${cell} show a value: they are cleared.`);
  } else {
    for (const finding of shown)
      result.left.push({ finding, reason: "An output shows it: --clear-outputs clears the outputs of such cells." });
    for (const cell of showing.filter((each) => !shown.some((finding) => finding.cell === each)))
      result.notes.push(`The outputs of cell ${cell} still show a value: --clear-outputs clears them.`);
  }
  const cleared = new Set(choice.clearOutputs ? showing : []);
  const cells = [...new Set([...edits.keys(), ...cleared])].map((cell) => ({
    cell,
    edits: edits.get(cell) ?? [],
    withoutOutputs: cleared.has(cell),
  }));
  const values = scanned.findings.map(({ secret, cellText, cellStart, cellEnd }) => ({
    secret,
    written: cellText.slice(cellStart, cellEnd),
  }));
  return { ...result, values, after: rewriteNotebook(text, cells) };
}

function inItsCell(finding: NotebookFinding): Finding {
  const { rule, confidence, name, secret, environment, chain, cellStart, cellEnd } = finding;
  const vendor = { ...(environment === undefined ? {} : { environment }), ...(chain === undefined ? {} : { chain }) };
  return { rule, confidence, name, secret, start: cellStart, end: cellEnd, ...vendor };
}

/** A file in which everything stays, for one reason. */
export function unchanged(text: string, findings: readonly Finding[], reason: string): FileFix {
  return {
    plans: [],
    after: text,
    changes: [],
    moved: [],
    left: findings.map((finding) => ({ finding, reason })),
    notes: [],
    values: [],
  };
}

interface DocumentFix {
  readonly plans: readonly Plan[];
  readonly edits: readonly TextEdit[];
  readonly moved: readonly Finding[];
  readonly left: readonly Left[];
  readonly notes: readonly string[];
}

async function planDocument(
  project: FixProject,
  document: SourceDocument,
  findings: readonly Finding[],
  { settings, name, sealTo }: FixChoice,
): Promise<DocumentFix> {
  const facts = await project.facts(document.path);
  const target = await sealTo?.(project.root);
  const planned = async (request: EnvironmentRequest) => target?.plan(request) ?? planEnvironment(request);
  const request = { document, findings, settings, project: facts, ...(name === undefined ? {} : { name }) };
  const plan = await planned(request);
  if (plan.kind === "refusal" && findings.length === 1)
    return {
      plans: [],
      edits: [],
      moved: [],
      left: findings.map((finding) => ({ finding, reason: plan.reason })),
      notes: [],
    };
  const edits = plan.kind === "plan" ? plan.documents.flatMap((each) => each.edits) : [];
  const moved = findings.filter(({ start, end }) => edits.some((edit) => edit.start < end && start < edit.end));
  const left: Left[] = [];
  for (const finding of findings.filter((each) => !moved.includes(each))) {
    const alone = await planned({ ...request, findings: [finding] });
    left.push({ finding, reason: alone.kind === "refusal" ? alone.reason : "It can only be moved by itself." });
  }
  if (plan.kind === "refusal") return { plans: [], edits: [], moved, left, notes: [] };
  if (target === undefined) project.take(plan, facts);
  else target.take(plan);
  const reasons = new Set(left.map(({ reason }) => reason));
  return { plans: [plan], edits, moved, left, notes: plan.notes.filter((note) => !reasons.has(note)) };
}

function withOthers(wanted: readonly Finding[], all: readonly Finding[]): Finding[] {
  const others = all.filter(({ start, end }) => !wanted.some((each) => each.start < end && start < each.end));
  return [...wanted, ...others].sort((one, other) => one.start - other.start);
}

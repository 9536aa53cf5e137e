import type { Finding } from "../../detect/finding";
import { editsOf, type Plan } from "../../refactor/plan";
import type { SourceDocument } from "../../refactor/request";
import type { TextEdit } from "../../text/edits";
import type { Refused } from "../../text/refused";
import { carryOut, NO_DOCUMENTS } from "./carry-out";
import type { FixChoice, Left } from "./file-fix";
import { type Planning, planMove } from "./plan-move";
import { projectFacts } from "./project-facts";
import { planUntilFree } from "./replan";

/** What a fix does to one document: a Python file, or a cell of a notebook. */
export interface DocumentFix {
  readonly plans: readonly Plan[];
  readonly edits: readonly TextEdit[];
  readonly moved: readonly Finding[];
  readonly left: readonly Left[];
  readonly notes: readonly string[];
}

/** Plans one document and rehearses the plan; each finding that stays has its reason. */
export async function fixDocument(
  planning: Planning,
  document: SourceDocument,
  findings: readonly Finding[],
  choice: FixChoice,
): Promise<DocumentFix> {
  const fix = await planUntilFree(
    () => planDocument(planning, document, findings, choice),
    (result) => ("code" in result ? result.code : undefined),
  );
  return "code" in fix ? allLeft(findings, fix.reason) : fix;
}

async function planDocument(
  planning: Planning,
  document: SourceDocument,
  findings: readonly Finding[],
  { settings, name, target, namesGiven }: FixChoice,
): Promise<DocumentFix | Refused> {
  const project = await projectFacts(planning.place.files, document.path);
  const given = namesGiven === undefined ? {} : { namesGiven };
  const request = { document, findings, settings, project, ...given, ...(name === undefined ? {} : { name }) };
  const plan = await planMove(planning, request, target);
  if (plan.kind === "refused" && findings.length === 1) return allLeft(findings, plan.reason);
  const edits = plan.kind === "plan" ? editsOf(plan, document.id) : [];
  const moved = findings.filter(({ start, end }) => edits.some((edit) => edit.start < end && start < edit.end));
  const left: Left[] = [];
  for (const finding of findings.filter((each) => !moved.includes(each))) {
    const alone = await planMove(planning, { ...request, findings: [finding] }, target);
    left.push({ finding, reason: alone.kind === "refused" ? alone.reason : "It can only be moved by itself." });
  }
  if (plan.kind === "refused") return { plans: [], edits: [], moved, left, notes: [] };
  const refused = await carryOut(plan, planning.place, NO_DOCUMENTS);
  if (refused !== undefined) return refused;
  const reasons = new Set(left.map(({ reason }) => reason));
  return { plans: [plan], edits, moved, left, notes: plan.notes.filter((note) => !reasons.has(note)) };
}

function allLeft(findings: readonly Finding[], reason: string): DocumentFix {
  return { plans: [], edits: [], moved: [], left: findings.map((finding) => ({ finding, reason })), notes: [] };
}

/** The findings to move and, beside them, the others of the document, in order. */
export function withOthers(wanted: readonly Finding[], all: readonly Finding[]): Finding[] {
  const others = all.filter(({ start, end }) => !wanted.some((each) => each.start < end && start < each.end));
  return [...wanted, ...others].sort((one, other) => one.start - other.start);
}

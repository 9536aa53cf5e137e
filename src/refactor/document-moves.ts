import type { Finding } from "../detect/finding";
import { applyEdits } from "../text/edits";
import { refuse } from "../text/refused";
import { partnersOf } from "./cloud-chain";
import { type EditContext, editDocument, type Sealed } from "./document";
import { isWeak } from "./names";
import { namesGiven } from "./names-given";
import type { ClearOutputs, EditDocument, Refusal } from "./plan";
import type { EnvironmentRequest, SourceDocument } from "./request";
import type { Naming } from "./variable-naming";

/** What the documents of a request become, for every kind of store. */
export interface Moves {
  readonly kind: "moves";
  /** The edits of the documents, and what clears outputs that show a value. */
  readonly steps: readonly (EditDocument | ClearOutputs)[];
  /** The values by the names of their variables. */
  readonly values: ReadonlyMap<string, string>;
  readonly notes: readonly string[];
  /** Variables that are needed at import, as defaults. */
  readonly default: ReadonlySet<string>;
  /** Variables that a job on another machine needs. */
  readonly remote: ReadonlySet<string>;
  /** Whether a place is left that reads a variable which nothing loads from `.env`. */
  readonly unloaded: boolean;
  readonly addsDependency: boolean;
}

/** The edits of a request's document and of `others` that hold the same values, and the names that the values get. */
export function collectMoves(
  request: EnvironmentRequest,
  others: readonly SourceDocument[],
  naming: Naming,
  sealed?: Sealed,
): Moves | Refusal {
  const { document, findings, settings, project } = request;
  const selected = withPartners(findings, document.findings);
  const everywhere = others.length > 0 ? withEqual(selected, document.findings) : selected;
  const wanted: [SourceDocument, readonly Finding[]][] = [[document, everywhere]];
  for (const other of others) {
    const same = withEqual(selected, other.findings).filter((finding) => !selected.includes(finding));
    if (same.length > 0) wanted.push([other, same]);
  }

  // Cells of one notebook run in order, so that a later one finds the import that an earlier one gets.
  wanted.sort(([one], [other]) => (one.path === other.path ? cellsAbove(one) - cellsAbove(other) : 0));

  naming.fix(request.namesGiven ?? []);
  for (const [source, some] of wanted) naming.fix(namesGiven(source, some));
  const documents: EditDocument[] = [];
  const rewritten = new Map<string, string>();
  const values = new Map<string, string>();
  const facts = { default: new Set<string>(), remote: new Set<string>(), unloaded: false, addsDependency: false };
  const notes: string[] = [];
  const refusals = new Map<Finding, Refusal>();
  for (const [source, some] of wanted) {
    const earlierCells = source.earlierCells?.map((text) => rewritten.get(text) ?? text);
    const current = earlierCells === undefined ? source : { ...source, earlierCells };
    const edited = editDocument(current, some, {
      settings,
      project,
      naming,
      ...(sealed === undefined ? {} : { sealed }),
      ...chosenName(request),
    });
    if (edited.kind === "refused") {
      if (source === document) return edited;
      notes.push(`${source.path}: ${edited.reason}`);
      continue;
    }
    for (const [finding, each] of edited.refused) {
      refusals.set(finding, each);
      notes.push(each.reason);
    }
    if (edited.edits.length > 0) documents.push({ kind: "edit-document", document: source.id, edits: edited.edits });
    rewritten.set(source.text, applyEdits(source.text, edited.edits));
    for (const [name, value] of edited.values) values.set(name, value);
    for (const name of edited.atImport) facts.default.add(name);
    for (const name of edited.remote) facts.remote.add(name);
    facts.unloaded ||= !edited.loaded;
    facts.addsDependency ||= edited.addsLoading;
    notes.push(...edited.notes);
  }
  // Partners alone are not what was asked for.
  if (values.size === 0 || findings.every((finding) => refusals.has(finding))) {
    return [...refusals.values()][0] ?? refuse("not-a-literal", "There is nothing here that can be moved.");
  }

  const clearing = [document, ...others]
    .filter((each) => each.outputShowsValue === true)
    .map(({ id }): ClearOutputs => ({ kind: "clear-outputs", document: id }));
  return { kind: "moves", steps: [...documents, ...clearing], values, notes, ...facts };
}

function cellsAbove({ earlierCells }: SourceDocument): number {
  return earlierCells?.length ?? 0;
}

function chosenName({ findings, name }: EnvironmentRequest): Pick<EditContext, "chosen"> {
  const secret = findings[0]?.secret;
  return name === undefined || secret === undefined ? {} : { chosen: { secret, name } };
}

function withPartners(findings: readonly Finding[], all: readonly Finding[]): Finding[] {
  const selected = new Set(findings);
  for (const finding of findings) for (const partner of partnersOf(finding, all)) selected.add(partner);
  return [...selected].sort((one, other) => one.start - other.start);
}

/** Everything in `all` that holds a selected value; what people type only under the same rule and name. */
function withEqual(selected: readonly Finding[], all: readonly Finding[]): Finding[] {
  return all.filter((finding) =>
    selected.some(
      (each) =>
        each === finding ||
        (each.secret.equals(finding.secret) &&
          (!isWeak(finding.secret.reveal()) || (each.rule === finding.rule && each.name === finding.name))),
    ),
  );
}

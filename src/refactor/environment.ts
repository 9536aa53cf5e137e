import type { Finding } from "../detect/finding";
import { Secret } from "../secret/secret";
import { partnersOf } from "./chain";
import { type EditContext, editDocument } from "./document";
import { dotenvValues, setDotenv } from "./dotenv/file";
import { dotenvObstacle, storePlan } from "./dotenvPlan";
import { applyEdits } from "./edits";
import { isWeak } from "./names";
import { Naming } from "./naming";
import type {
  DocumentEdits,
  EnvironmentRequest,
  EverywhereRequest,
  Plan,
  Refusal,
  SourceDocument,
  StoreWrite,
} from "./plan";
import { refuse } from "./plan";

/**
 * Moves findings of one document, with their chain partners, to environment variables kept in the project's `.env`. What
 * cannot be moved is named in the plan's notes; where nothing can, the first reason is the answer.
 */
export function planEnvironment(request: EnvironmentRequest): Plan | Refusal {
  return planMoves(request, []);
}

/** The same for a value that stands in several documents: one variable, one entry, an edit wherever it can be made. */
export function planEverywhere(request: EverywhereRequest): Plan | Refusal {
  return planMoves(request, request.others);
}

function planMoves(request: EnvironmentRequest, others: readonly SourceDocument[]): Plan | Refusal {
  const { document, findings, settings, project } = request;
  const obstacle = dotenvObstacle(project.dotenv);
  if (obstacle !== undefined) return obstacle;
  const existing = dotenvValues(project.dotenv.text ?? "");
  const naming = new Naming(settings, existing);
  naming.avoid(referredTo(existing));
  const selected = withPartners(findings, document.findings);
  const everywhere = others.length > 0 ? withEqual(selected, document.findings) : selected;
  const wanted: [SourceDocument, readonly Finding[]][] = [[document, everywhere]];
  for (const other of others) {
    const same = withEqual(selected, other.findings).filter((finding) => !selected.includes(finding));
    if (same.length > 0) wanted.push([other, same]);
  }

  // Cells of one notebook run in order, so that a later one finds the import that an earlier one gets.
  wanted.sort(([one], [other]) => (one.path === other.path ? cellsAbove(one) - cellsAbove(other) : 0));

  const documents: DocumentEdits[] = [];
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
      ...chosenName(request),
    });
    if (edited.kind === "refusal") {
      if (source === document) return edited;
      notes.push(`${source.path}: ${edited.reason}`);
      continue;
    }
    for (const [finding, each] of edited.refused) {
      refusals.set(finding, each);
      notes.push(each.reason);
    }
    if (edited.edits.length > 0) documents.push({ document: source.id, edits: edited.edits });
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

  let text = project.dotenv.text ?? "";
  const stores: StoreWrite[] = [];
  for (const [name, value] of values) {
    const set = setDotenv(text, name, value);
    if (set.kind === "refused") return refuse("broken-file", set.reason);
    text = set.text;
    stores.push({ reference: `env:${name}`, name, file: project.dotenv.file, secret: new Secret(value) });
  }
  const clearOutputs = [document, ...others].filter((each) => each.outputShowsValue === true).map((each) => each.id);
  return storePlan({ project, documents, stores, clearOutputs, notes, ...facts });
}

function cellsAbove({ earlierCells }: SourceDocument): number {
  return earlierCells?.length ?? 0;
}

function chosenName({ findings, name }: EnvironmentRequest): Pick<EditContext, "chosen"> {
  const secret = findings[0]?.secret;
  return name === undefined || secret === undefined ? {} : { chosen: { secret, name } };
}

/** Names that the values of a `.env` refer to: an entry of such a name would change what those values become. */
function referredTo(existing: ReadonlyMap<string, string>): string[] {
  return [...existing.values()].flatMap((value) =>
    [...value.matchAll(/\$\{?([A-Za-z_]\w{0,127})/g)].map((found) => found[1] ?? ""),
  );
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

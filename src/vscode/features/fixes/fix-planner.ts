import * as vscode from "vscode";
import type { Finding } from "../../../detect/finding";
import type { Plan, Refusal } from "../../../refactor/plan";
import type { EnvironmentRequest, SourceDocument } from "../../../refactor/request";
import { planServiceSecret } from "../../../refactor/service";
import { refuse } from "../../../text/refused";
import { type CellsTogether, cellsTogether } from "../../../work/move/cells-together";
import { type MoveTarget, TO_DOTENV } from "../../../work/move/move-target";
import { planMove } from "../../../work/move/plan-move";
import { DiskWorkplace } from "../../../work/move/workplace";
import { cellOf, documentsOf, fileOf, languageOf, relativePath } from "../../documents";
import { serviceOf } from "../../notebook-service";
import { settingsFor } from "../../settings";
import type { Findings } from "../findings/findings";
import type { ProjectRules } from "../findings/project-rules";
import type { Scanner } from "../findings/scanner";
import type { GatheredEdits } from "./gathered-edits";
import type { Project, Projects } from "./project";

/** A plan with what it was made from: it is carried out only while these documents have these versions. */
export interface Prepared {
  readonly plan: Plan;
  readonly project: Project;
  readonly versions: ReadonlyMap<string, number>;
}

/** What the user chose beyond the settings. */
interface MoveChoice {
  readonly name?: string;
  /** Add `load_dotenv()` and the dependency, whatever the setting says. */
  readonly load?: boolean;
  /** Where the values move; the `.env` by default. */
  readonly target?: MoveTarget;
  /** The plan is for a menu: no key is used, and what was learnt a moment ago will do. */
  readonly menu?: boolean;
  /** What earlier cells will get, so that what one cell imports is not imported again by the next. */
  readonly edits?: GatheredEdits;
  /** What the cells of the notebook must know of each other, where all of them move. */
  readonly together?: CellsTogether;
}

/** What a menu shows of a plan. */
export interface Proposal extends Prepared {
  /** Nothing in the project reads `.env` yet. */
  readonly unloaded: boolean;
}

function isCode({ kind, document }: vscode.NotebookCell): boolean {
  return kind === vscode.NotebookCellKind.Code && document.languageId === "python";
}

/** Makes plans from open documents and from what is known of their project. */
export class FixPlanner {
  readonly #findings: Findings;
  readonly #scanner: Scanner;
  readonly #rules: ProjectRules;
  readonly #projects: Projects;

  constructor(findings: Findings, scanner: Scanner, rules: ProjectRules, projects: Projects) {
    this.#findings = findings;
    this.#scanner = scanner;
    this.#rules = rules;
    this.#projects = projects;
  }

  /** Plans the move of findings of one document, as the user chose it; of all its findings where none are given. */
  async move(
    document: vscode.TextDocument,
    findings?: readonly Finding[],
    choice: MoveChoice = {},
  ): Promise<Prepared | Refusal> {
    const wanted = findings ?? this.#findings.inVersion(document)?.map(({ finding }) => finding) ?? [];
    const made = await this.#request(document, wanted, choice);
    if ("kind" in made) return made;
    return this.#planned(made, choice, [document], []);
  }

  /** The same to the `.env` for a menu, which shows the title or that there is a reason why not. */
  async propose(document: vscode.TextDocument, findings: readonly Finding[]): Promise<Proposal | Refusal> {
    const prepared = await this.move(document, findings, { menu: true });
    if (!("plan" in prepared)) return prepared;
    const { facts } = prepared.project;
    const settings = settingsFor(fileOf(document));
    return {
      ...prepared,
      unloaded: facts.dotenv.obstacle === undefined && facts.loader === "none" && settings.loadDotenv === "used",
    };
  }

  /** What the cells of a notebook must know of each other where all that was found in them moves. */
  async together(notebook: vscode.NotebookDocument, target = TO_DOTENV): Promise<CellsTogether> {
    const cells = notebook.getCells().filter(isCode);
    const sources = await Promise.all(cells.map(({ document }) => this.#source(document, undefined)));
    const wanted = ({ document }: vscode.NotebookCell) => this.#findings.inVersion(document) ?? [];
    const moving = cells.map((cell, at) => ({
      document: sources[at],
      wanted: wanted(cell).map(({ finding }) => finding),
    }));
    const known = moving.flatMap(({ document, ...each }) => (document === undefined ? [] : [{ document, ...each }]));
    return cellsTogether(known, { settings: settingsFor(notebook.uri), target });
  }

  /** Plans the move to the secrets of the service that runs the notebook. */
  async moveToService(document: vscode.TextDocument, finding: Finding): Promise<Prepared | Refusal> {
    const notebook = cellOf(document)?.notebook;
    const service = notebook && serviceOf(notebook);
    if (!service) return refuse("language", "This is no notebook of Colab or Kaggle.");
    const made = await this.#request(document, [finding], {});
    if ("kind" in made) return made;
    return prepared(planServiceSecret(made.request, service), made.project, [document]);
  }

  /** Plans the move of one value in every document that was found to hold it. */
  async moveEverywhere(document: vscode.TextDocument, finding: Finding): Promise<Prepared | Refusal> {
    const made = await this.#request(document, [finding], {});
    if ("kind" in made) return made;
    const places = this.#findings.withValue(finding).filter(({ located: { where } }) => where === "source");
    const uris = new Map(places.map(({ uri }) => [uri.toString(), uri]));
    uris.delete(document.uri.toString());
    const others = (await Promise.all([...uris.values()].map(documentsOf))).flat();
    const sources = await Promise.all(others.map((other) => this.#source(other, finding)));
    const found = sources.filter((source) => source !== undefined);
    return this.#planned(made, {}, [document, ...others], found);
  }

  /** Plans what `make` makes of one finding and its document, such as a comment that suppresses it. */
  async other(
    document: vscode.TextDocument,
    finding: Finding,
    make: (source: SourceDocument, finding: Finding, project: Project) => Promise<Plan | Refusal> | Plan | Refusal,
  ): Promise<Prepared | Refusal> {
    const made = await this.#request(document, [finding], {});
    if ("kind" in made) return made;
    const { document: source, findings } = made.request;
    const [same] = findings;
    if (!same) return refuse("not-a-literal", "The code has changed since then.");
    return prepared(await make(source, same, made.project), made.project, [document]);
  }

  async #planned(
    { request, project }: { readonly request: EnvironmentRequest; readonly project: Project },
    { target = TO_DOTENV, menu = false }: MoveChoice,
    documents: readonly vscode.TextDocument[],
    others: readonly SourceDocument[],
  ): Promise<Prepared | Refusal> {
    const { session } = project;
    const planning = { session, place: new DiskWorkplace(session), open: !menu };
    return prepared(await planMove(planning, request, target, others), project, documents);
  }

  async #request(
    document: vscode.TextDocument,
    wanted: readonly Finding[],
    { name, load, menu = false, edits, together }: MoveChoice,
  ): Promise<{ readonly request: EnvironmentRequest; readonly project: Project } | Refusal> {
    const file = fileOf(document);
    const settings = settingsFor(file);
    const project = await this.#projects.of(file, settings.envFile, menu);
    if ("kind" in project) return project;
    const source = await this.#source(document, wanted[0], edits);
    if (!source) return refuse("language", "Only Python files and the Python cells of a notebook can be changed.");
    const findings = source.findings.filter((finding) =>
      wanted.some(({ start, end }) => start === finding.start && end === finding.end),
    );
    const request: EnvironmentRequest = {
      document: source,
      findings,
      settings: load ? { ...settings, loadDotenv: "always" } : (together?.settings ?? settings),
      project: project.facts,
      ...(together && { namesGiven: together.namesGiven }),
      ...(name === undefined ? {} : { name }),
    };
    return { request, project };
  }

  /** A document as the refactoring sees it; undefined where it is neither Python nor a cell of Python. */
  async #source(
    document: vscode.TextDocument,
    moving: Finding | undefined,
    edits?: GatheredEdits,
  ): Promise<SourceDocument | undefined> {
    const language = languageOf(document);
    if (language !== "python" && language !== "cell") return undefined;
    const path = relativePath(fileOf(document));
    const text = document.getText();
    const findings = await this.#scanner.scan(text, path, language, this.#rules.of(fileOf(document)).ownRules);
    const source = { id: document.uri.toString(), path, text, language, findings };
    const cell = cellOf(document);
    if (!cell) return source;
    const earlier = cell.notebook.getCells().slice(0, cell.index).filter(isCode);
    const outputs = this.#findings.of(document.uri).filter(({ where }) => where === "output");
    return {
      ...source,
      earlierCells: earlier.map(({ document: above }) => edits?.textOf(above) ?? above.getText()),
      outputShowsValue: outputs.some(({ finding }) => moving !== undefined && finding.secret.equals(moving.secret)),
    };
  }
}

function prepared(
  plan: Plan | Refusal,
  project: Project,
  documents: readonly vscode.TextDocument[],
): Prepared | Refusal {
  if (plan.kind === "refused") return plan;
  return { plan, project, versions: new Map(documents.map(({ uri, version }) => [uri.toString(), version])) };
}

import { relative } from "node:path";
import * as vscode from "vscode";
import type { Finding } from "../../../detect/finding";
import { planEnvironment, planEverywhere } from "../../../refactor/environment";
import type { EnvironmentRequest, Plan, Refusal, SopsForm, SourceDocument } from "../../../refactor/plan";
import { refuse } from "../../../refactor/plan";
import { planServiceSecret } from "../../../refactor/service";
import { formatOf } from "../../../sops";
import { findIdentities } from "../../../stores/sops/identities";
import { cellOf, fileOf, languageOf, openDocument, relativePath } from "../../documents";
import { serviceOf } from "../../notebook-service";
import { settingsFor } from "../../settings";
import type { Findings } from "../findings/findings";
import type { ProjectRules } from "../findings/project-rules";
import type { Scanner } from "../findings/scanner";
import { type Project, projectOf } from "./project";

/** A plan with what it was made from: it is carried out only while these documents have these versions. */
export interface Prepared {
  readonly plan: Plan;
  readonly project: Project;
  readonly versions: ReadonlyMap<string, number>;
}

/** What the user chose beyond the settings. */
export interface MoveChoice {
  readonly name?: string;
  /** Add `load_dotenv()` and the dependency, whatever the setting says. */
  readonly load?: boolean;
}

/** Where the user wants a value sealed; proposed where it is not said. */
export interface SealChoice {
  readonly file?: string;
  readonly pointer?: string;
}

/** A menu looks for sealed files no more often than this; in milliseconds. */
const FRESH = 5_000;

/** What a menu shows of a plan. */
export interface Proposal {
  readonly plan: Plan;
  /** Nothing in the project reads `.env` yet. */
  readonly unloaded: boolean;
}

function chosen(request: EnvironmentRequest, { name, load }: MoveChoice): EnvironmentRequest {
  const settings = load ? { ...request.settings, loadDotenv: "always" as const } : request.settings;
  return name === undefined ? { ...request, settings } : { ...request, settings, name };
}

function isCode({ kind, document }: vscode.NotebookCell): boolean {
  return kind === vscode.NotebookCellKind.Code && document.languageId === "python";
}

/** Makes plans from open documents and from what the host knows about their project. */
export class FixPlanner {
  readonly #findings: Findings;
  readonly #scanner: Scanner;
  readonly #rules: ProjectRules;
  readonly #sealed = new Map<string, { readonly since: number; readonly files: Promise<readonly string[]> }>();
  /** The sealed files of a folder; undefined until what deals with them has started. */
  listSealed: (root: string) => Promise<readonly string[]> = async () => [];

  constructor(findings: Findings, scanner: Scanner, rules: ProjectRules) {
    this.#findings = findings;
    this.#scanner = scanner;
    this.#rules = rules;
  }

  /** Plans the move of these findings of one document, as the user chose it. */
  async move(
    document: vscode.TextDocument,
    findings: readonly Finding[],
    choice: MoveChoice = {},
  ): Promise<Prepared | Refusal> {
    const request = await this.#request(document, findings);
    if ("kind" in request) return request;
    return this.#prepared(planEnvironment(chosen(request.request, choice)), request.project, [document]);
  }

  /** The same for a menu, which shows the title or that there is a reason why not. */
  async propose(document: vscode.TextDocument, findings: readonly Finding[]): Promise<Proposal | Refusal> {
    const request = await this.#request(document, findings, true);
    if ("kind" in request) return request;
    const plan = planEnvironment(request.request);
    if (plan.kind === "refusal") return plan;
    const { settings, project } = request.request;
    return {
      plan,
      unloaded: project.dotenv.obstacle === undefined && project.loader === "none" && settings.loadDotenv === "used",
    };
  }

  /** Plans the move to the secrets of the service that runs the notebook. */
  async moveToService(document: vscode.TextDocument, finding: Finding): Promise<Prepared | Refusal> {
    const notebook = cellOf(document)?.notebook;
    const service = notebook && serviceOf(notebook);
    if (!service) return refuse("language", "This is no notebook of Colab or Kaggle.");
    const request = await this.#request(document, [finding]);
    if ("kind" in request) return request;
    return this.#prepared(planServiceSecret(request.request, service), request.project, [document]);
  }

  /** Plans the move of one value in every open document that holds it. */
  async moveEverywhere(document: vscode.TextDocument, finding: Finding): Promise<Prepared | Refusal> {
    const request = await this.#request(document, [finding]);
    if ("kind" in request) return request;
    const places = this.#findings.withValue(finding).filter(({ located: { where } }) => where === "source");
    const uris = new Map(places.map(({ uri }) => [uri.toString(), uri]));
    uris.delete(document.uri.toString());
    const others: vscode.TextDocument[] = [];
    for (const uri of uris.values()) {
      const notebook = uri.path.endsWith(".ipynb") && !openDocument(uri);
      // A notebook that is not open has no documents for its cells until it is read.
      const opened = notebook
        ? (await vscode.workspace.openNotebookDocument(uri)).getCells().map((cell) => cell.document)
        : [await vscode.workspace.openTextDocument(uri)];
      others.push(...opened);
    }
    const sources = await Promise.all(others.map((other) => this.#source(other, finding)));
    const plan = planEverywhere({ ...request.request, others: sources.filter((source) => source !== undefined) });
    return this.#prepared(plan, request.project, [document, ...others]);
  }

  /**
   * Plans the move of every finding in a file. `edited` are the texts that earlier cells will have, by their URI, so that
   * what one cell imports is not imported again by the next.
   */
  async moveAll(document: vscode.TextDocument, edited: ReadonlyMap<string, string>): Promise<Prepared | Refusal> {
    const findings = this.#findings.inVersion(document)?.map(({ finding }) => finding) ?? [];
    const request = await this.#request(document, findings);
    if ("kind" in request) return request;
    const { document: source } = request.request;
    const cell = cellOf(document);
    const above = cell?.notebook.getCells().slice(0, cell.index).filter(isCode) ?? [];
    const earlierCells = above.map(({ document: text }) => edited.get(text.uri.toString()) ?? text.getText());
    const withEdits = cell ? { ...source, earlierCells } : source;
    return this.#prepared(planEnvironment({ ...request.request, document: withEdits }), request.project, [document]);
  }

  /** Plans what `make` makes of one finding and its document, such as a comment that suppresses it. */
  async other(
    document: vscode.TextDocument,
    finding: Finding,
    make: (source: SourceDocument, finding: Finding, project: Project) => Promise<Plan | Refusal> | Plan | Refusal,
  ): Promise<Prepared | Refusal> {
    const request = await this.#request(document, [finding]);
    if ("kind" in request) return request;
    const { document: source, findings } = request.request;
    const [same] = findings;
    if (!same) return refuse("not-a-literal", "The code has changed meanwhile.");
    return this.#prepared(await make(source, same, request.project), request.project, [document]);
  }

  #prepared(plan: Plan | Refusal, project: Project, documents: readonly vscode.TextDocument[]): Prepared | Refusal {
    if (plan.kind === "refusal") return plan;
    return { plan, project, versions: new Map(documents.map(({ uri, version }) => [uri.toString(), version])) };
  }

  async #request(
    document: vscode.TextDocument,
    wanted: readonly Finding[],
    menu = false,
  ): Promise<{ request: EnvironmentRequest; project: Project } | Refusal> {
    const file = fileOf(document);
    const settings = settingsFor(file);
    const project = await projectOf(file, settings.envFile, menu);
    if ("kind" in project) return project;
    const [first] = wanted;
    const source = await this.#source(document, first);
    if (!source) return refuse("language", "Only Python files and the Python cells of a notebook can be changed.");
    const findings = source.findings.filter((finding) =>
      wanted.some(({ start, end }) => start === finding.start && end === finding.end),
    );
    return { request: { document: source, findings, settings, project: project.facts }, project };
  }

  /**
   * Plans the move of findings into a sealed file; of all findings of the document where none is given. `menu`: a title is
   * made from it, and no key is used.
   */
  async seal(
    document: vscode.TextDocument,
    findings: readonly Finding[] | undefined,
    choice: SealChoice,
    menu = false,
  ): Promise<Prepared | Refusal> {
    const all = this.#findings.inVersion(document)?.map(({ finding }) => finding) ?? [];
    const request = await this.#request(document, findings ?? all, menu);
    if ("kind" in request) return request;
    const { root } = request.project;
    const settings = settingsFor(fileOf(document));
    // A cell knows no file of its own from which lines could look for the sealed one.
    const form = settings.sopsForm === "extract" && cellOf(document) ? "references" : settings.sopsForm;
    const file = choice.file ?? (await this.#sealedFile(root, form));
    const { sealFacts } = await import("../../../work/move/seal-facts");
    const { planSeal } = await import("../../../refactor/seal");
    const identities = menu ? undefined : () => findIdentities({ env: process.env });
    const seal = await sealFacts(root, relative(root, fileOf(document).fsPath).replaceAll("\\", "/"), file, identities);
    if ("kind" in seal) return refuse("not-safe", seal.reason);
    const pointer = choice.pointer === undefined ? {} : { pointer: choice.pointer };
    return this.#prepared(planSeal({ ...request.request, seal, form, ...pointer }), request.project, [document]);
  }

  async #sealedFile(root: string, form: SopsForm): Promise<string> {
    const last = this.#sealed.get(root);
    const files = last && Date.now() - last.since < FRESH ? last.files : this.listSealed(root);
    if (files !== last?.files) this.#sealed.set(root, { since: Date.now(), files });
    const existing = await files;
    const { proposeSealed } = await import("../../../work/move/seal-facts");
    if (form !== "exec-env") return proposeSealed(root, existing);
    return existing.find((file) => formatOf(file) === "dotenv") ?? "secrets.enc.env";
  }

  /** A document as the refactoring sees it; undefined where it is neither Python nor a cell of Python. */
  async #source(document: vscode.TextDocument, moving: Finding | undefined): Promise<SourceDocument | undefined> {
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
      earlierCells: earlier.map((above) => above.document.getText()),
      outputShowsValue: outputs.some(({ finding }) => moving !== undefined && finding.secret.equals(moving.secret)),
    };
  }
}

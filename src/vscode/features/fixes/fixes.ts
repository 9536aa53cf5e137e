import * as vscode from "vscode";
import { loadingEdit } from "../../../refactor/names-given";
import { stepsOf } from "../../../refactor/plan";
import { type CellsTogether, someLoads } from "../../../work/move/cells-together";
import type { MoveTarget } from "../../../work/move/move-target";
import { cellOf, documentsOf } from "../../documents";
import { showInformation } from "../../messages";
import type { Findings } from "../findings/findings";
import { targetDocument } from "../findings/target";
import type { FixPlanner, Prepared, Proposal } from "./fix-planner";
import type { FixRunner } from "./fix-runner";
import { GatheredEdits } from "./gathered-edits";

/** A move of all values of some documents: what the preview calls it, and where they go. */
export interface MoveAll {
  readonly label: string;
  readonly target?: (document: vscode.TextDocument) => MoveTarget;
}

export const ALL_TO_ENVIRONMENT: MoveAll = { label: "Move credentials to .env" };

/** Whether the move that makes the program load `.env` is preferred: what Run with Secrets gives a script, nobody gives a kernel. */
export function loadsFirst({ unloaded }: Proposal, document: vscode.TextDocument): boolean {
  return unloaded && cellOf(document) !== undefined;
}

/** The commands behind the quick fixes that move a value. */
export class Fixes {
  readonly #findings: Findings;
  readonly #planner: FixPlanner;
  readonly #runner: FixRunner;

  constructor(findings: Findings, planner: FixPlanner, runner: FixRunner) {
    this.#findings = findings;
    this.#planner = planner;
    this.#runner = runner;
  }

  async move(argument: unknown): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async ({ document, located }) =>
      this.#runner.carryOut(() => this.#planner.move(document, [located.finding])),
    );
  }

  /** The fix that the menu prefers. */
  async fix(argument: unknown): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async ({ document, located }) => {
      const proposal = await this.#planner.propose(document, [located.finding]);
      return "plan" in proposal && loadsFirst(proposal, document) ? this.moveAndLoad(argument) : this.move(argument);
    });
  }

  /** Moves a value and makes the program load `.env` by itself. */
  async moveAndLoad(argument: unknown): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async ({ document, located }) =>
      this.#runner.carryOut(() => this.#planner.move(document, [located.finding], { load: true })),
    );
  }

  async moveAs(argument: unknown): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async ({ document, located }) => {
      const proposal = await this.#planner.move(document, [located.finding]);
      if (!("plan" in proposal)) return this.#runner.explain(proposal);
      const name = await vscode.window.showInputBox({
        title: "Name of the environment variable",
        value: proposal.plan.names[0] ?? "",
        // What the plan would be refused for is said while the name is typed.
        validateInput: async (name) => {
          const tried = await this.#planner.move(document, [located.finding], { name, menu: true });
          return "plan" in tried ? undefined : tried.reason;
        },
      });
      if (name !== undefined)
        await this.#runner.carryOut(() => this.#planner.move(document, [located.finding], { name }));
    });
  }

  async moveEverywhere(argument: unknown): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async ({ document, located }) =>
      this.#runner.carryOut(() => this.#planner.moveEverywhere(document, located.finding)),
    );
  }

  /** Reads the value from the notebook service's secrets; a person enters it there, so it can be copied first. */
  async moveToService(argument: unknown): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async ({ document, located }) => {
      const prepared = await this.#planner.moveToService(document, located.finding);
      const [manual] = "plan" in prepared ? stepsOf(prepared.plan, "by-hand") : [];
      if (manual) {
        const text = `${manual.name} must be entered among the notebook's secrets by hand. Copy the value now?`;
        const answer = await showInformation(text, { modal: true }, "Copy and Move", "Move Only");
        if (!answer) return;
        if (answer === "Copy and Move") await vscode.env.clipboard.writeText(manual.secret.reveal());
      }
      await this.#runner.carryOut(async () => prepared);
    });
  }

  async explainRefusal(argument: unknown): Promise<void> {
    await this.move(argument);
  }

  /** Moves everything that can be moved in a file or a notebook, after a preview of the source's edits. */
  async fixFile(argument: unknown, all: MoveAll): Promise<void> {
    const asked = targetDocument(argument) ?? vscode.window.activeTextEditor?.document;
    const notebook = asked ? cellOf(asked)?.notebook : vscode.window.activeNotebookEditor?.notebook;
    const documents = notebook ? notebook.getCells().map(({ document }) => document) : asked ? [asked] : [];
    const found = documents.filter((document) => this.#findings.inVersion(document)?.length);
    if (found.length > 0) return this.#moveAll(found, all);
    void showInformation("There is nothing to move in this file.");
  }

  /** The same in all documents of the workspace that are found to hold credentials. */
  async fixWorkspace(all: MoveAll): Promise<void> {
    await vscode.commands.executeCommand("sealwright.scanWorkspace");
    const uris = this.#findings
      .documents()
      .filter((uri) => uri.scheme === "vscode-notebook-cell" || /\.(?:pyw?|ipynb)$/.test(uri.path))
      .filter((uri) => this.#findings.of(uri).some(({ where }) => where === "source"));
    const documents = new Set<vscode.TextDocument>();
    for (const uri of uris) for (const document of await documentsOf(uri)) documents.add(document);
    const found: vscode.TextDocument[] = [];
    for (const document of documents) if (await this.#findings.whenScanned(document)) found.push(document);
    if (found.length > 0) return this.#moveAll(found, all);
    void showInformation("There is nothing to move in this workspace.");
  }

  async #moveAll(found: readonly vscode.TextDocument[], { label, target }: MoveAll): Promise<void> {
    const edits = new GatheredEdits(label);
    const done: Prepared[] = [];
    const reasons = new Set<string>();
    const notebooks = new Map<vscode.NotebookDocument, CellsTogether>();
    for (const document of await this.#inOrder(found, target, notebooks)) {
      const notebook = cellOf(document)?.notebook;
      const together = notebook && notebooks.get(notebook);
      if (found.includes(document)) {
        const choice = { edits, ...(together && { together }), ...(target && { target: target(document) }) };
        const prepared = await this.#runner.writeFiles(() => this.#planner.move(document, undefined, choice), edits);
        if (prepared === undefined) return;
        if ("plan" in prepared) done.push(prepared);
        else reasons.add(prepared.reason);
      }
      if (together?.loading === document.uri.toString()) loadFor(document, edits);
    }
    if (done.length > 0) await this.#runner.editSource(edits, done, true);
    else void showInformation([...reasons].join(" "));
  }

  /** The documents and, where there are cells among them, those of their notebooks; what these must know of each other is put into `notebooks`. */
  async #inOrder(
    found: readonly vscode.TextDocument[],
    target: MoveAll["target"],
    notebooks: Map<vscode.NotebookDocument, CellsTogether>,
  ): Promise<ReadonlySet<vscode.TextDocument>> {
    const all = new Set<vscode.TextDocument>();
    for (const document of found) {
      const notebook = cellOf(document)?.notebook;
      if (notebook && !notebooks.has(notebook)) {
        notebooks.set(notebook, await this.#planner.together(notebook, target?.(document)));
        for (const cell of notebook.getCells()) all.add(cell.document);
      }
      all.add(document);
    }
    return all;
  }
}

/** Has a cell load `.env` for a shell's cell below it, where nothing does so yet. */
function loadFor(document: vscode.TextDocument, edits: GatheredEdits): void {
  const cell = cellOf(document);
  const above = cell?.notebook.getCells().slice(0, cell.index + 1) ?? [];
  const edit = loadingEdit(document.getText());
  if (edit === undefined || someLoads(above.map((each) => edits.textOf(each.document)))) return;
  edits.edit({ kind: "edit-document", document: document.uri.toString(), edits: [edit] });
}

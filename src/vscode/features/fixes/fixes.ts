import * as vscode from "vscode";
import type { Refusal } from "../../../refactor/plan";
import { applyEdits } from "../../../text/edits";
import { cellOf, openDocument } from "../../documents";
import type { Findings } from "../findings/findings";
import { type Resolved, resolveTarget, targetDocument } from "../findings/target";
import type { FixPlanner, Prepared } from "./fix-planner";
import { addEdits, askFirst, type FixRunner } from "./fix-runner";

const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,99}$/;

type PlanAll = (document: vscode.TextDocument, edited: ReadonlyMap<string, string>) => Promise<Prepared | Refusal>;

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
    await this.#withTarget(argument, async ({ document, located }) =>
      this.#runner.carryOut(await this.#planner.move(document, [located.finding])),
    );
  }

  /** Moves a value and makes the program load `.env` by itself. */
  async moveAndLoad(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) =>
      this.#runner.carryOut(await this.#planner.move(document, [located.finding], { load: true })),
    );
  }

  async moveAs(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) => {
      const proposal = await this.#planner.move(document, [located.finding]);
      if (!("plan" in proposal)) return this.#runner.explain(proposal);
      const name = await vscode.window.showInputBox({
        title: "Name of the environment variable",
        value: proposal.plan.name,
        validateInput: (text) =>
          NAME.test(text) ? undefined : "Letters, digits and underscores, and no digit at the beginning.",
      });
      if (name !== undefined)
        await this.#runner.carryOut(await this.#planner.move(document, [located.finding], { name }));
    });
  }

  async moveEverywhere(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) =>
      this.#runner.carryOut(await this.#planner.moveEverywhere(document, located.finding)),
    );
  }

  /** Reads the value from the notebook service's secrets; a person enters it there, so it can be copied first. */
  async moveToService(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) => {
      const prepared = await this.#planner.moveToService(document, located.finding);
      const manual = "plan" in prepared ? prepared.plan.manual : undefined;
      if (manual) {
        const text = `${manual.name} must be entered among the notebook's secrets by hand. Copy the value now?`;
        const answer = await vscode.window.showInformationMessage(text, { modal: true }, "Copy and Move", "Move Only");
        if (!answer) return;
        if (answer === "Copy and Move") await vscode.env.clipboard.writeText(manual.secret.reveal());
      }
      await this.#runner.carryOut(prepared);
    });
  }

  async explainRefusal(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) => {
      const proposal = await this.#planner.move(document, [located.finding]);
      if ("plan" in proposal) await this.#runner.carryOut(proposal);
      else this.#runner.explain(proposal);
    });
  }

  /** Moves everything that can be moved in a file or a notebook, after a preview of the source's edits. */
  async fixFile(argument: unknown): Promise<void> {
    await this.#moveAll(argument, "Move credentials to the environment", (document, edited) =>
      this.#planner.moveAll(document, edited),
    );
  }

  /** The same into a sealed file. */
  async moveFileToSops(argument: unknown): Promise<void> {
    await this.#moveAll(argument, "Move credentials to a SOPS file", (document) =>
      this.#planner.seal(document, undefined, {}),
    );
  }

  async #moveAll(argument: unknown, label: string, plan: PlanAll): Promise<void> {
    const asked = targetDocument(argument) ?? vscode.window.activeTextEditor?.document;
    const notebook = asked ? cellOf(asked)?.notebook : vscode.window.activeNotebookEditor?.notebook;
    const documents = notebook ? notebook.getCells().map(({ document }) => document) : asked ? [asked] : [];
    const found = documents.filter((document) => this.#findings.inVersion(document)?.length);
    if (found.length === 0) {
      void vscode.window.showInformationMessage("There is nothing to move in this file.");
      return;
    }
    await this.#moveIn(found, label, plan);
  }

  /** Moves what can be moved in all documents of the workspace that were found to hold credentials. */
  async moveWorkspaceToSops(): Promise<void> {
    await vscode.commands.executeCommand("sealwright.scanWorkspace");
    const uris = this.#findings
      .documents()
      .filter((uri) => this.#findings.of(uri).some(({ where }) => where === "source"));
    const documents = new Set<vscode.TextDocument>();
    for (const uri of uris) {
      const opened =
        uri.path.endsWith(".ipynb") && !openDocument(uri)
          ? (await vscode.workspace.openNotebookDocument(uri)).getCells().map((cell) => cell.document)
          : [openDocument(uri) ?? (await vscode.workspace.openTextDocument(uri))];
      for (const document of opened) documents.add(document);
    }
    const found: vscode.TextDocument[] = [];
    for (const document of documents) if (await this.#findings.whenScanned(document)) found.push(document);
    if (found.length === 0) {
      void vscode.window.showInformationMessage("There is nothing to move in this workspace.");
      return;
    }
    await this.#moveIn(found, "Move credentials to a SOPS file", (document) =>
      this.#planner.seal(document, undefined, {}),
    );
  }

  async #moveIn(found: readonly vscode.TextDocument[], label: string, plan: PlanAll): Promise<void> {
    const edit = new vscode.WorkspaceEdit();
    const edited = new Map<string, string>();
    const done: Prepared[] = [];
    const reasons = new Set<string>();
    for (const document of found) {
      const prepared = await plan(document, edited);
      if (!("plan" in prepared)) {
        reasons.add(prepared.reason);
        continue;
      }
      if (!(await this.#runner.writeFiles(prepared))) return;
      addEdits(edit, prepared.plan, label);
      for (const { document: id, edits } of prepared.plan.documents)
        edited.set(id, applyEdits(document.getText(), edits));
      done.push(prepared);
    }
    if (done.length === 0) {
      void vscode.window.showInformationMessage([...reasons].join(" "));
      return;
    }
    askFirst(edit);
    await this.#runner.editSource(edit, done);
  }

  /** Seals a value; the code reads it from the environment. */
  async moveToSops(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) =>
      this.#runner.carryOut(await this.#planner.seal(document, [located.finding], {})),
    );
  }

  /** The same into a file and at a place that the user chooses. */
  async moveToSopsAs(argument: unknown): Promise<void> {
    await this.#withTarget(argument, async ({ document, located }) => {
      const proposal = await this.#planner.seal(document, [located.finding], {}, true);
      if (!("plan" in proposal)) return this.#runner.explain(proposal);
      const [store] = proposal.plan.stores;
      const chosen = await vscode.window.showInputBox({
        title: "Sealed file and path in it",
        value: `${store?.file}#${store?.pointer}`,
        prompt: "A file of this folder (*.yaml, *.json, *.env, *.ini), #, and a path such as /db/password.",
        validateInput: (text) =>
          /^[^#]{1,300}#\/[^#]{1,300}$/.test(text) ? undefined : "Such as secrets.enc.yaml#/db/password",
      });
      if (chosen === undefined) return;
      const at = chosen.indexOf("#");
      const choice = { file: chosen.slice(0, at), pointer: chosen.slice(at + 1) };
      await this.#runner.carryOut(await this.#planner.seal(document, [located.finding], choice));
    });
  }

  async #withTarget(argument: unknown, run: (resolved: Resolved) => Promise<void>): Promise<void> {
    const resolved = resolveTarget(this.#findings, argument);
    if (resolved) await run(resolved);
    else this.#runner.changed();
  }
}

import { basename, join } from "node:path";
import * as vscode from "vscode";
import { stepsOf } from "../../../refactor/plan";
import { makePrivate } from "../../../work/move/private-file";
import { showError, showInformation, showWarning } from "../../messages";
import type { Prepared } from "./fix-planner";
import type { Undo } from "./gathered-edits";

const RUN = "Run with Secrets";
const PRIVATE = "Make It Private";
const NOTES = "What to Know";
const UNDO = "Undo";

/** Says that values were moved, in a clause, with what can be done next as buttons. */
export class MoveReport {
  /** What undo leaves is said once in a window. */
  #said = false;

  moved(prepared: readonly Prepared[], back: Undo): void {
    const stored = prepared.flatMap(({ plan }) => stepsOf(plan, "store-values"));
    const names = [...new Set(prepared.flatMap(({ plan }) => plan.names))];
    const notes = new Set(prepared.flatMap(({ plan }) => plan.notes));
    if (names.length === 0 && notes.size === 0) return;
    const targets = [...new Set(stored.map(({ target }) => target))];
    const text =
      targets.length > 0
        ? `${names.join(", ")} ${names.length === 1 ? "is" : "are"} in ${targets.join(", ")}.`
        : [...notes].join(" ");
    const script = scriptOf(prepared);
    // The button is the way to start it.
    const open = prepared.find(({ plan }) => plan.openToOthers !== undefined);
    const more = [...notes].filter(
      (note) => !(script && /Run with Secrets|sealwright run/.test(note)) && text !== note,
    );
    const [file] = stored.filter(({ inFile }) => inFile);
    const openFile = file && `Open ${basename(file.target)}`;
    const buttons = [
      ...(script ? [RUN] : []),
      ...(open === undefined ? [] : [PRIVATE]),
      ...(openFile === undefined ? [] : [openFile]),
      ...(more.length > 0 && targets.length > 0 ? [NOTES] : []),
      ...(stored.length > 0 ? [UNDO] : []),
    ];
    const first = !this.#said && stored.length > 0;
    this.#said ||= first;
    void showInformation(first ? `${text} Undo brings the code back and leaves the entry.` : text, ...buttons).then(
      async (chosen) => {
        if (chosen === RUN) await vscode.commands.executeCommand("sealwright.runWithSecrets", script);
        if (chosen === UNDO && !(await back())) {
          void showWarning("The code has changed since then: undo it in the editor.");
        }
        if (chosen === NOTES) void showInformation(text, { modal: true, detail: more.join("\n\n") });
        if (chosen === PRIVATE && open) await keepPrivate(open);
        const [one] = prepared;
        if (chosen !== undefined && chosen === openFile && file && one) {
          await vscode.window.showTextDocument(vscode.Uri.file(join(one.project.session.root, file.target)));
        }
      },
    );
  }
}

/** The one script that was changed, which Run with Secrets can start. */
function scriptOf(prepared: readonly Prepared[]): vscode.Uri | undefined {
  const [only, ...others] = prepared.flatMap(({ versions }) =>
    [...versions.keys()].map((uri) => vscode.Uri.parse(uri)),
  );
  return only?.scheme === "file" && others.length === 0 ? only : undefined;
}

async function keepPrivate({ plan: { openToOthers: file }, project }: Prepared): Promise<void> {
  const refused = file === undefined ? undefined : await makePrivate(project.session, file);
  if (refused !== undefined) void showError(refused.reason);
}

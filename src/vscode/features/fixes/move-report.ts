import { basename, join } from "node:path";
import * as vscode from "vscode";
import { stepsOf } from "../../../refactor/plan";
import { makePrivate } from "../../../work/move/private-file";
import { showError, showInformation, showWarning } from "../../messages";
import type { Prepared } from "./fix-planner";
import type { Undo } from "./gathered-edits";
import { type PlaceLeft, showPlacesLeft } from "./places-left";

const RUN = "Run with Secrets";
const PRIVATE = "Make It Private";
const NOTES = "What to Know";
const UNDO = "Undo";
const PLACES = "Show Places";
/** In milliseconds. */
const MOMENT = 1_500;

/** Says that values were moved, in a clause, with what can be done next as buttons. */
export class MoveReport {
  /** What undo leaves is said once in a window. */
  #said = false;

  /** `left`: where the values still stand; waited for only a moment, and said afterwards where that takes longer. */
  async moved(prepared: readonly Prepared[], back: Undo, left: Promise<readonly PlaceLeft[]>): Promise<void> {
    const stored = prepared.flatMap(({ plan }) => stepsOf(plan, "store-values"));
    const names = [...new Set(prepared.flatMap(({ plan }) => plan.names))];
    const notes = new Set(prepared.flatMap(({ plan }) => plan.notes));
    if (names.length === 0 && notes.size === 0) return;
    const soon = await Promise.race([
      left,
      new Promise<undefined>((done) => setTimeout(() => done(undefined), MOMENT)),
    ]);
    if (soon === undefined) void left.then(sayLeft);
    const targets = [...new Set(stored.map(({ target }) => target))];
    const text =
      targets.length > 0
        ? `${names.join(", ")} ${names.length === 1 ? "is" : "are"} in ${targets.join(", ")}${soon?.length ? `; ${leftText(soon)}` : ""}.`
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
      ...(soon?.length ? [PLACES] : []),
      ...(more.length > 0 && targets.length > 0 ? [NOTES] : []),
      ...(stored.length > 0 ? [UNDO] : []),
    ];
    const first = !this.#said && stored.length > 0;
    this.#said ||= first;
    void showInformation(first ? `${text} Undo brings the code back and leaves the entry.` : text, ...buttons).then(
      async (chosen) => {
        if (chosen === PLACES && soon) await showPlacesLeft(soon);
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

function leftText(places: readonly PlaceLeft[]): string {
  const names = [...new Set(places.map(({ name }) => name))];
  const count = places.length === 1 ? "1 place" : `${places.length} places`;
  return names.length === 1 ? `the value still stands in ${count}` : `values still stand in ${count}`;
}

function sayLeft(places: readonly PlaceLeft[]): void {
  if (places.length === 0) return;
  const text = leftText(places);
  void showWarning(`${text.charAt(0).toUpperCase()}${text.slice(1)}.`, PLACES).then(
    (chosen) => chosen && showPlacesLeft(places),
  );
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

import { join } from "node:path";
import * as vscode from "vscode";
import { compileRules } from "../../../detect/vendors/compile-rules";
import type { Copy } from "../../../work/move/copies";
import { storedBy } from "../../../work/move/stored";
import { pathInProject } from "../../../work/session";
import { fileOf, openDocument } from "../../documents";
import type { ProjectRules } from "../findings/project-rules";
import type { Prepared } from "./fix-planner";

/** Another place of a value that was moved, with its project's root. */
export interface PlaceLeft extends Copy {
  readonly root: string;
}

/** Where values that were moved still stand on the disk, without the documents that were just edited and may not be saved yet. */
export async function placesLeft(prepared: readonly Prepared[], rules: ProjectRules): Promise<readonly PlaceLeft[]> {
  const { copiesOf } = await import("../../../work/move/copies");
  const projects = new Map(prepared.map(({ project: { session } }) => [session.root, session]));
  const left: PlaceLeft[] = [];
  for (const [root, session] of projects) {
    const own = prepared.filter(({ project }) => project.session.root === root);
    const { values, homes } = storedBy(own.map(({ plan }) => plan));
    const edited = own.flatMap(({ versions }) => [...versions.keys()].map((key) => fileOfKey(root, key)));
    const judge = rules.of(vscode.Uri.file(join(root, "x")));
    const compiled = compileRules(judge.ownRules);
    const { copies } = await copiesOf(session, {
      values,
      homes: new Set([...homes, ...edited]),
      rules: typeof compiled === "string" ? [] : compiled,
      allowed: async (finding) => (await judge.shown([finding], "low")).length === 0,
    });
    left.push(...copies.map((copy) => ({ ...copy, root })));
  }
  return left;
}

function fileOfKey(root: string, key: string): string {
  const uri = vscode.Uri.parse(key);
  const document = openDocument(uri);
  return pathInProject(root, (document ? fileOf(document) : uri).fsPath);
}

/** Lists the places, and opens the one that the user picks. */
export async function showPlacesLeft(places: readonly PlaceLeft[]): Promise<void> {
  const picks = places.map((place) => ({
    place,
    label: `${place.file}:${place.line}`,
    description: [place.name, ...(place.excused === undefined ? [] : [place.excused])].join(" · "),
  }));
  const picked = await vscode.window.showQuickPick(picks, { title: "The value still stands here" });
  if (!picked) return;
  const { root, file, line } = picked.place;
  const uri = vscode.Uri.file(join(root, file));
  const start = new vscode.Position(line - 1, 0);
  if (file.endsWith(".ipynb")) await vscode.commands.executeCommand("vscode.open", uri);
  else await vscode.window.showTextDocument(uri, { selection: new vscode.Range(start, start) });
}

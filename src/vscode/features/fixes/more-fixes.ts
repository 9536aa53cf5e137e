import { basename } from "node:path";
import * as vscode from "vscode";
import { cellOf, fileOf } from "../../documents";
import { SERVICE_NAMES, serviceOf } from "../../notebook-service";
import { settingsFor } from "../../settings";
import type { Findings } from "../findings/findings";
import type { Resolved } from "../findings/target";
import { ALL_SEALED } from "../sealed/sealing-fixes";
import type { FixPlanner } from "./fix-planner";
import { ALL_TO_ENVIRONMENT, type Fixes } from "./fixes";

/** Moves all that a file holds to the store that the user picks. */
export async function moveFile(fixes: Fixes, target: unknown): Promise<void> {
  const picks = [
    { all: ALL_TO_ENVIRONMENT, label: "To .env", detail: "Kept out of git" },
    { all: ALL_SEALED, label: "To a sealed file", detail: "Encrypted, and committed" },
  ];
  const picked = await vscode.window.showQuickPick(picks, { title: "Move all credentials of this file" });
  if (picked) await fixes.fixFile(target, picked.all);
}

interface FixPick extends vscode.QuickPickItem {
  readonly command: string;
}

/** Lets the user choose another name, file or place for a finding's value than the menu proposes. */
export async function moveElsewhere(
  findings: Findings,
  planner: FixPlanner,
  { document, located }: Resolved,
  target: unknown,
  managers: boolean,
): Promise<void> {
  const proposal = await planner.propose(document, [located.finding]);
  const file = basename(settingsFor(fileOf(document)).envFile);
  const [name = "a variable"] = "plan" in proposal ? proposal.plan.names : [];
  const picks: FixPick[] = [{ command: "moveAs", label: `To ${file} under another name…` }];
  if ("plan" in proposal && proposal.unloaded) {
    const cell = cellOf(document) !== undefined;
    picks.push(
      cell
        ? { command: "move", label: `To ${file} as ${name}, without load_dotenv()` }
        : { command: "moveAndLoad", label: `To ${file} as ${name}, loaded by load_dotenv()` },
    );
  }
  if (managers) {
    picks.push({ command: "moveToManagerAs", label: "To a secret manager, or another path in it…" });
    picks.push({ command: "moveToSops", label: "To a sealed file", detail: "Encrypted by SOPS" });
  }
  picks.push({ command: "moveToSopsAs", label: "To another sealed file or path…", detail: "Encrypted by SOPS" });
  const places = findings.withValue(located.finding).filter(({ located: { where } }) => where === "source").length;
  if (places > 1) {
    picks.push({ command: "moveEverywhere", label: `To ${file} as ${name}, in all ${places} places of this value` });
  }
  const notebook = cellOf(document)?.notebook;
  const service = notebook && serviceOf(notebook);
  if (service) picks.push({ command: "moveToService", label: `To a ${SERVICE_NAMES[service]} secret` });
  if (findings.withValue(located.finding).some(({ located: { where } }) => where === "output")) {
    picks.push({ command: "clearOutputs", label: "Leave it, and clear the outputs that show it" });
  }
  const picked = await vscode.window.showQuickPick(picks, { title: "Another name, file or place" });
  if (picked) await vscode.commands.executeCommand(`sealwright.${picked.command}`, target);
}

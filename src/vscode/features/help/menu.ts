import * as vscode from "vscode";

interface CommandPick extends vscode.QuickPickItem {
  readonly command: string;
  readonly argument?: string;
}

/** The menu of the status bar. */
export async function showMenu(): Promise<void> {
  const trusted = vscode.workspace.isTrusted;
  const folder = vscode.workspace.workspaceFolders?.[0];
  const on = vscode.workspace.getConfiguration("sealwright", folder?.uri).get<unknown>("enable") !== false;
  const picks: CommandPick[] = [
    { label: "$(list-tree) Show findings", command: "sealwright.showFindings" },
    ...(folder ? [{ label: "$(search) Scan the workspace", command: "sealwright.scanWorkspace" }] : []),
    ...(folder && trusted
      ? [
          on
            ? { label: "$(debug-pause) Pause in this workspace", command: "sealwright.pauseHere" }
            : { label: "$(debug-start) Resume in this workspace", command: "sealwright.resumeHere" },
          { label: "$(checklist) What is missing to run this?", command: "sealwright.showMissing" },
          { label: "$(pulse) Doctor", command: "sealwright.doctor" },
        ]
      : []),
    { label: "$(output) Show log", command: "sealwright.showLog" },
    { label: "$(gear) Settings", command: "workbench.action.openSettings", argument: "@ext:sealwright.sealwright" },
  ];
  const picked = await vscode.window.showQuickPick(picks, { title: "Sealwright" });
  if (picked) await vscode.commands.executeCommand(picked.command, ...(picked.argument ? [picked.argument] : []));
}

/** Switches detection off for this workspace, or back to what the user's settings say. */
export async function setPaused(paused: boolean): Promise<void> {
  if (!vscode.workspace.isTrusted) return;
  const { Workspace } = vscode.ConfigurationTarget;
  const settings = vscode.workspace.getConfiguration("sealwright");
  await settings.update("enable", paused ? false : undefined, Workspace);
  // Where the user's own setting is off, resuming here says so.
  if (!paused && vscode.workspace.getConfiguration("sealwright").get<unknown>("enable") === false) {
    await settings.update("enable", true, Workspace);
  }
}

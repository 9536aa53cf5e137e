import * as vscode from "vscode";
import { SealedMemory } from "../stores/sealed-memory";
import { commandsOf, type FeatureBase } from "./feature";
import { Findings } from "./features/findings/findings";
import { startFindings } from "./features/findings/start";
import { startFixes } from "./features/fixes/start";
import { setPaused, showMenu } from "./features/help/menu";
import { Log } from "./log";
import { TerminalCommand } from "./terminal";

const WALKTHROUGH = "sealwright.sealwright#start";

/** That the walkthrough was opened by itself, which happens once for a user. */
const WELCOMED = "sealwright.welcomed";

function openWalkthrough(): Thenable<unknown> {
  return vscode.commands.executeCommand("workbench.action.openWalkthrough", WALKTHROUGH, false);
}

/** Opens the walkthrough when the extension first runs for this user; not while it is being developed. */
async function welcome({ extensionMode, globalState }: vscode.ExtensionContext): Promise<void> {
  if (extensionMode !== vscode.ExtensionMode.Production || globalState.get(WELCOMED) === true) return;
  await globalState.update(WELCOMED, true);
  await openWalkthrough();
}

let stop: (() => Promise<void>) | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const findings = new Findings();
  const log = new Log(findings);
  const command = commandsOf(log);
  const terminal = new TerminalCommand(context);
  const base: FeatureBase = { context, log, command, sealedMemory: new SealedMemory(), trusted: {} };
  const found = startFindings(base, findings);
  context.subscriptions.push(
    log,
    ...found.disposables,
    ...startFixes(base, found),
    command("showLog", () => log.show()),
    command("addToTerminals", () => terminal.add()),
    command("removeFromTerminals", () => terminal.remove()),
    command("showMenu", () => showMenu()),
    command("pauseHere", () => setPaused(true)),
    command("resumeHere", () => setPaused(false)),
    command("openWalkthrough", openWalkthrough),
  );
  const start = async (): Promise<void> => {
    // Only in a trusted workspace, and read when there is one.
    const { startTrusted } = await import("./trusted");
    stop = startTrusted(base);
  };
  if (vscode.workspace.isTrusted) await start();
  else context.subscriptions.push(vscode.workspace.onDidGrantWorkspaceTrust(start));
  void welcome(context);
}

export async function deactivate(): Promise<void> {
  await stop?.();
}

import * as vscode from "vscode";
import { withoutLinks } from "./without-links";

// The one place that shows notifications. VS Code makes links of `[text](command:…)` in them, and a file's name can hold that.

type Show = typeof vscode.window.showInformationMessage;
type Shown = (text: string, ...rest: (string | vscode.MessageOptions)[]) => Thenable<string | undefined>;

/** Those that nobody has closed yet. */
const waiting = new Set<object>();

/** Shows one at a time: an older one of ours leaves the window's corner, and stays among VS Code's notifications. */
function oneAtATime(show: () => Shown): Show {
  const shown: Shown = (text, ...rest) => {
    const [first] = rest;
    if (typeof first === "object" && first.modal) return show()(withoutLinks(text), ...rest);
    if (waiting.size > 0) void vscode.commands.executeCommand("notifications.hideToasts");
    const mark = {};
    waiting.add(mark);
    const answer = show()(withoutLinks(text), ...rest);
    const end = (): void => void waiting.delete(mark);
    answer.then(end, end);
    return answer;
  };
  return shown as Show;
}

// Looked up at each call, so that a test can answer.
export const showInformation = oneAtATime(() => vscode.window.showInformationMessage as Shown);
export const showWarning = oneAtATime(() => vscode.window.showWarningMessage as Shown);
export const showError = oneAtATime(() => vscode.window.showErrorMessage as Shown);

export const UNTRUSTED = "This folder is not trusted: Sealwright changes nothing in it.";

import * as vscode from "vscode";
import { withoutLinks } from "./without-links";

// The one place that shows notifications. VS Code makes links of `[text](command:…)` in them, and a file's name can hold that.

export const showInformation = ((text: string, ...rest: string[]) =>
  vscode.window.showInformationMessage(withoutLinks(text), ...rest)) as typeof vscode.window.showInformationMessage;

export const showWarning = ((text: string, ...rest: string[]) =>
  vscode.window.showWarningMessage(withoutLinks(text), ...rest)) as typeof vscode.window.showWarningMessage;

export const showError = ((text: string, ...rest: string[]) =>
  vscode.window.showErrorMessage(withoutLinks(text), ...rest)) as typeof vscode.window.showErrorMessage;

export const UNTRUSTED = "This folder is not trusted: Sealwright changes nothing in it.";

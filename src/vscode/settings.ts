import * as vscode from "vscode";
import type { Confidence } from "../detect/finding";
import type { RefactorSettings, SopsForm } from "../refactor/request";

/** What the user set for one document. */
export interface Settings extends RefactorSettings {
  readonly enable: boolean;
  /** Glob patterns of files that are not examined. */
  readonly exclude: readonly string[];
  readonly minimumConfidence: Confidence;
  readonly severity: Readonly<Record<Confidence, vscode.DiagnosticSeverity>>;
  /** A file name, never a path. */
  readonly envFile: string;
  /** Whether the workspace is scanned in the background when it is opened. */
  readonly scanOnOpen: boolean;
  /** How a program gets what is sealed. */
  readonly sopsForm: SopsForm;
}

const SEVERITIES: Record<string, vscode.DiagnosticSeverity> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
};

/** The same pattern as the manifest's, checked again because a settings file may hold anything. */
const ENV_FILE = /^\.?[A-Za-z0-9][A-Za-z0-9._-]{0,100}$/;

/** A setting that must be one of a few words; the first of them where it is not. */
function choice<T extends string>(value: unknown, words: readonly [T, ...T[]]): T {
  return words.find((word) => word === value) ?? words[0];
}

/** Reads the settings that hold for a document. Values of a wrong type count as absent. */
export function settingsFor(uri: vscode.Uri | undefined): Settings {
  const all = vscode.workspace.getConfiguration("sealwright", uri ?? null);
  const exclude = all.get<unknown>("exclude");
  const envFile = all.get<unknown>("envFile");
  const severity = (confidence: Confidence, otherwise: vscode.DiagnosticSeverity): vscode.DiagnosticSeverity =>
    SEVERITIES[String(all.get<unknown>(`severity.${confidence}`))] ?? otherwise;
  return {
    enable: all.get<unknown>("enable") !== false,
    exclude: Array.isArray(exclude) ? exclude.filter((glob) => typeof glob === "string") : [],
    minimumConfidence: choice(all.get("minimumConfidence"), ["medium", "low", "high"]),
    severity: {
      high: severity("high", vscode.DiagnosticSeverity.Error),
      medium: severity("medium", vscode.DiagnosticSeverity.Warning),
      low: severity("low", vscode.DiagnosticSeverity.Information),
    },
    scanOnOpen: all.get<unknown>("scanOnOpen") === true,
    envFile: typeof envFile === "string" && ENV_FILE.test(envFile) ? envFile : ".env",
    sopsForm: choice<SopsForm>(all.get("refactor.sops"), ["references", "exec-env", "extract"]),
    access: choice(all.get("access"), ["environ", "getenv"]),
    nameStyle: choice(all.get("nameStyle"), ["vendor", "target", "file"]),
    loadDotenv: choice(all.get("loadDotenv"), ["used", "never", "always"]),
  };
}

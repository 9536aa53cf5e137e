import * as vscode from "vscode";
import type { FileScan, LocatedFinding } from "../../../work/scan/file";
import { relativePath } from "../../documents";
import type { Log } from "../../log";
import { showInformation } from "../../messages";
import { settingsFor } from "../../settings";
import type { Findings, ShownFinding } from "./findings";
import type { ProjectRules } from "./project-rules";
import type { Scanner } from "./scanner";

const FILES = "**/*.{py,pyw,ipynb}";

/** Files asked of the worker at one time: enough that it never waits, few enough that a cancel is prompt. */
const ABREAST = 8;

function located({ finding, line, column, endLine, endColumn, notebook }: LocatedFinding): ShownFinding {
  const range = new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
  const place = { finding, where: notebook?.where ?? "source", range };
  return notebook ? { ...place, cell: notebook.cell } : place;
}

/** The parts that a scan works with. */
interface ScanParts {
  readonly findings: Findings;
  readonly scanner: Scanner;
  readonly rules: ProjectRules;
  readonly log: Log;
}

/** Reads what VS Code alone can reach, such as a virtual workspace; the worker reads files of the disk itself. */
async function examine({ scanner, rules: all }: ScanParts, uri: vscode.Uri): Promise<FileScan> {
  const path = relativePath(uri);
  const rules = all.of(uri).ownRules;
  if (uri.scheme === "file") return scanner.scanFile(uri.fsPath, path, rules);
  try {
    return await scanner.scanFile(await vscode.workspace.fs.readFile(uri), path, rules);
  } catch {
    return { kind: "skipped", reason: "unreadable", detail: "it cannot be read" };
  }
}

interface Tally {
  files: number;
  skipped: number;
  found: number;
}

async function scanFile(uri: vscode.Uri, parts: ScanParts, tally: Tally): Promise<void> {
  const { findings, rules, log } = parts;
  const judge = rules.of(uri);
  if (judge.excludes(uri)) return;
  const answer = await examine(parts, uri);
  tally.files++;
  if (answer.kind === "skipped") {
    tally.skipped++;
    log.warn(`${relativePath(uri)} was skipped: ${answer.detail}.`);
  } else {
    if (answer.problem) log.warn(`${relativePath(uri)} is no notebook that can be read: ${answer.problem}.`);
    const found = answer.located.map(located);
    const shown = new Set(
      await judge.shown(
        found.map(({ finding }) => finding),
        settingsFor(uri).minimumConfidence,
      ),
    );
    const kept = found.filter(({ finding }) => shown.has(finding));
    tally.found += kept.length;
    if (kept.length > 0) findings.set(uri, "scan", undefined, kept);
  }
}

/** Every Python file and notebook of the workspace, without those that a setting or VS Code leaves out. */
async function filesOf(folder: vscode.WorkspaceFolder, token: vscode.CancellationToken): Promise<vscode.Uri[]> {
  const { enable, exclude } = settingsFor(folder.uri);
  if (!enable) return [];
  const left = exclude.length > 0 ? `{${exclude.join(",")}}` : undefined;
  return vscode.workspace.findFiles(new vscode.RelativePattern(folder, FILES), left, undefined, token);
}

/** Scans the workspace's files on the disk, with progress that can be cancelled. What was found before is replaced. */
export async function scanWorkspace(parts: ScanParts): Promise<void> {
  const { findings, log } = parts;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: "Scanning for credentials",
    cancellable: true,
  };
  const tally: Tally = { files: 0, skipped: 0, found: 0 };
  const finished = await vscode.window.withProgress(options, async (progress, token) => {
    const folders = vscode.workspace.workspaceFolders ?? [];
    const files = (await Promise.all(folders.map((folder) => filesOf(folder, token)))).flat();
    findings.clear("scan");
    const queue = files[Symbol.iterator]();
    const work = async (): Promise<void> => {
      for (const uri of queue) {
        if (token.isCancellationRequested) return;
        await scanFile(uri, parts, tally);
        progress.report({ increment: 100 / files.length, message: `${tally.files} of ${files.length} files` });
      }
    };
    await Promise.all(Array.from({ length: ABREAST }, work));
    return !token.isCancellationRequested;
  });
  await vscode.commands.executeCommand("setContext", "sealwright.scanned", true);
  log.info(
    `Scan ${finished ? "finished" : "cancelled"}: ${tally.files} files, ${tally.found} findings, ${tally.skipped} skipped.`,
  );
  if (!finished) return;
  const words = tally.found === 1 ? "1 credential" : `${tally.found || "No"} credentials`;
  const skipped = tally.skipped > 0 ? ` ${tally.skipped} files were skipped.` : "";
  const actions = [...(tally.found > 0 ? ["Show Findings"] : []), ...(tally.skipped > 0 ? ["Show Log"] : [])];
  const text = `${words} found in ${tally.files} files.${skipped}`;
  void showInformation(text, ...actions).then((action) => {
    if (action === "Show Log") log.show();
    if (action === "Show Findings") void vscode.commands.executeCommand("sealwright.showFindings");
  });
}

import * as vscode from "vscode";
import { reaches } from "../detect/finding";
import { relativePath } from "./documents";
import type { Findings, Located } from "./findings";
import type { Log } from "./log";
import type { Scanner } from "./scanner";
import { settingsFor } from "./settings";
import { type FileFinding, fromWire, type WorkerAnswer } from "./workerMessages";

const FILES = "**/*.{py,pyw,ipynb}";

/** Files asked of the worker at one time: enough that it never waits, few enough that a cancel is prompt. */
const ABREAST = 8;

function located({ finding, range, where, cell }: FileFinding): Located {
  const place = { finding: fromWire(finding), where, range: new vscode.Range(...range) };
  return cell === undefined ? place : { ...place, cell };
}

/** Reads what VS Code alone can reach, such as a virtual workspace; the worker reads files of the disk itself. */
async function examine(scanner: Scanner, uri: vscode.Uri): Promise<WorkerAnswer> {
  const path = relativePath(uri);
  if (uri.scheme === "file") return scanner.ask({ kind: "file", file: uri.fsPath, path });
  try {
    return await scanner.ask({ kind: "bytes", bytes: await vscode.workspace.fs.readFile(uri), path });
  } catch {
    return { kind: "skipped", reason: "it cannot be read" };
  }
}

interface Tally {
  files: number;
  skipped: number;
  found: number;
}

async function scanFile(uri: vscode.Uri, findings: Findings, scanner: Scanner, log: Log, tally: Tally): Promise<void> {
  const answer = await examine(scanner, uri);
  tally.files++;
  if (answer.kind === "skipped") {
    tally.skipped++;
    log.warn(`${relativePath(uri)} was skipped: ${answer.reason}.`);
  } else if (answer.kind === "file") {
    if (answer.broken) log.warn(`${relativePath(uri)} is no notebook that can be read: ${answer.broken}.`);
    const least = settingsFor(uri).minimumConfidence;
    const found = answer.findings.map(located).filter(({ finding }) => reaches(finding.confidence, least));
    tally.found += found.length;
    if (found.length > 0) findings.set(uri, "scan", undefined, found);
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
export async function scanWorkspace(findings: Findings, scanner: Scanner, log: Log): Promise<void> {
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
        await scanFile(uri, findings, scanner, log, tally);
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
  void vscode.window.showInformationMessage(text, ...actions).then((action) => {
    if (action === "Show Log") log.show();
    if (action === "Show Findings") void vscode.commands.executeCommand("sealwright.showFindings");
  });
}

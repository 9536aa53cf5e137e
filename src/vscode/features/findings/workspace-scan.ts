import * as vscode from "vscode";
import { ignorePatterns } from "../../../work/scan/editor-globs";
import type { FileScan, LocatedFinding } from "../../../work/scan/file";
import { relativePath } from "../../documents";
import type { Log } from "../../log";
import { showInformation } from "../../messages";
import { settingsFor } from "../../settings";
import type { Findings, ShownFinding } from "./findings";
import type { ProjectRules } from "./project-rules";
import type { Scanner } from "./scanner";

/** Read where the files are on no disk: there each costs a request. */
const FILES = "**/*.{py,pyw,ipynb}";

/** Files asked of the worker at one time: enough that it never waits, few enough that a cancel is prompt. */
const ABREAST = 8;

/** The parts that a scan works with. */
interface ScanParts {
  readonly findings: Findings;
  readonly scanner: Scanner;
  readonly rules: ProjectRules;
  readonly log: Log;
}

interface Tally {
  files: number;
  unread: number;
  binary: number;
  found: number;
}

/** Scans the files of the workspace on the disk: those that the command scans. */
export class WorkspaceScan {
  readonly #parts: ScanParts;
  /** The scans that were asked for run one after the other. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(parts: ScanParts) {
    this.#parts = parts;
  }

  /** What was found before is replaced. `quiet`: nobody waits for it, so that no message is shown. Whether it came to its end. */
  run(quiet: boolean): Promise<boolean> {
    const turn = this.#turn.then(() => this.#run(quiet));
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** Looks at these files again, which were made or changed; those that a scan does not read are left out. */
  async again(uris: readonly vscode.Uri[]): Promise<void> {
    const tally = emptyTally();
    const { listsFile } = await import("../../../work/scan/listing");
    for (const uri of uris) {
      const folder = vscode.workspace.getWorkspaceFolder(uri);
      if (folder?.uri.scheme !== "file" || uri.scheme !== "file") continue;
      const { enable, exclude } = settingsFor(folder.uri);
      const listed = enable && listsFile(folder.uri.fsPath, uri.fsPath, ignorePatterns(exclude));
      if (listed) await this.#scanFile(uri, tally);
      else this.#parts.findings.delete(uri, "scan");
    }
  }

  async #run(quiet: boolean): Promise<boolean> {
    const { findings, log } = this.#parts;
    const tally = emptyTally();
    const options = quiet
      ? { location: { viewId: "sealwright.findings" } }
      : {
          location: vscode.ProgressLocation.Notification,
          title: "Scanning for credentials",
          cancellable: true,
        };
    const finished = await vscode.window.withProgress(options, async (progress, token) => {
      const before = new Set(findings.documents().map(String));
      const folders = vscode.workspace.workspaceFolders ?? [];
      const files = (await Promise.all(folders.map((folder) => this.#filesOf(folder, token, tally)))).flat();
      const queue = files[Symbol.iterator]();
      const work = async (): Promise<void> => {
        for (const uri of queue) {
          if (token.isCancellationRequested) return;
          await this.#scanFile(uri, tally);
          before.delete(uri.toString());
          progress.report({ increment: 100 / files.length, message: `${tally.files} of ${files.length} files` });
        }
      };
      await Promise.all(Array.from({ length: ABREAST }, work));
      if (token.isCancellationRequested) return false;
      // What no scan comes by any more.
      for (const key of before) findings.delete(vscode.Uri.parse(key), "scan");
      return true;
    });
    if (finished) {
      await vscode.commands.executeCommand("setContext", "sealwright.scanned", true);
      await vscode.commands.executeCommand("setContext", "sealwright.unread", tally.unread > 0);
    }
    log.info(
      `Scan ${finished ? "finished" : "cancelled"}: ${tally.files} files, ${tally.found} findings, ${tally.unread} not read, ${tally.binary} binary.`,
    );
    if (finished && !quiet) this.#say(tally);
    return finished;
  }

  #say({ files, unread, found }: Tally): void {
    const { log } = this.#parts;
    const words = found === 1 ? "1 credential" : `${found || "No"} credentials`;
    const left = unread === 0 ? "" : unread === 1 ? "; 1 file was not read" : `; ${unread} files were not read`;
    const actions = [...(found > 0 ? ["Show Findings"] : []), ...(unread > 0 ? ["Show Log"] : [])];
    void showInformation(`${words} in ${files} files${left}.`, ...actions).then((action) => {
      if (action === "Show Log") log.show();
      if (action === "Show Findings") void vscode.commands.executeCommand("sealwright.showFindings");
    });
  }

  /** Every file that the command would read; on no disk, the Python files and notebooks. */
  async #filesOf(
    folder: vscode.WorkspaceFolder,
    token: vscode.CancellationToken,
    tally: Tally,
  ): Promise<readonly vscode.Uri[]> {
    const { enable, exclude } = settingsFor(folder.uri);
    if (!enable) return [];
    if (folder.uri.scheme !== "file") {
      const left = exclude.length > 0 ? `{${exclude.join(",")}}` : undefined;
      return vscode.workspace.findFiles(new vscode.RelativePattern(folder, FILES), left, undefined, token);
    }
    const { listFolder } = await import("../../../work/scan/listing");
    const { files, unreadable, notes } = await listFolder(folder.uri.fsPath, {
      patterns: ignorePatterns(exclude),
      // Where a folder is not trusted, no program is started.
      git: vscode.workspace.isTrusted,
      cancelled: () => token.isCancellationRequested,
    });
    for (const { file, detail } of unreadable) this.#parts.log.warn(`${file} was not read: ${detail}.`);
    for (const note of notes) this.#parts.log.warn(note);
    tally.unread += unreadable.length;
    return files.map((file) => vscode.Uri.file(file));
  }

  async #scanFile(uri: vscode.Uri, tally: Tally): Promise<void> {
    const { findings, rules, log } = this.#parts;
    const judge = rules.of(uri);
    if (judge.excludes(uri)) {
      findings.delete(uri, "scan");
      return;
    }
    const answer = await this.#examine(uri);
    if (answer.kind === "skipped") {
      findings.delete(uri, "scan");
      if (answer.reason === "binary") {
        tally.binary++;
        return;
      }
      tally.unread++;
      log.warn(`${relativePath(uri)} was not read: ${answer.detail}.`);
      return;
    }
    tally.files++;
    if (answer.problem) log.warn(`${relativePath(uri)}: ${answer.problem}.`);
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
    else findings.delete(uri, "scan");
  }

  /** Reads what VS Code alone can reach, such as a virtual workspace; the worker reads files of the disk itself. */
  async #examine(uri: vscode.Uri): Promise<FileScan> {
    const { scanner, rules } = this.#parts;
    const path = relativePath(uri);
    const { ownRules } = rules.of(uri);
    if (uri.scheme === "file") return scanner.scanFile(uri.fsPath, path, ownRules);
    try {
      return await scanner.scanFile(await vscode.workspace.fs.readFile(uri), path, ownRules);
    } catch {
      return { kind: "skipped", reason: "unreadable", detail: "it cannot be read" };
    }
  }
}

function emptyTally(): Tally {
  return { files: 0, unread: 0, binary: 0, found: 0 };
}

function rangeOf({ line, column, endLine, endColumn }: LocatedFinding | NotebookPlace): vscode.Range {
  return new vscode.Range(line - 1, column - 1, endLine - 1, endColumn - 1);
}

type NotebookPlace = NonNullable<LocatedFinding["notebook"]>["place"];

function located(scanned: LocatedFinding): ShownFinding {
  const { finding, notebook } = scanned;
  const shown = { finding, where: notebook?.where ?? "source", range: rangeOf(scanned) } as const;
  return notebook ? { ...shown, cell: notebook.cell, inCell: rangeOf(notebook.place) } : shown;
}

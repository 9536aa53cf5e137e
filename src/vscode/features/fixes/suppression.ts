import { randomBytes } from "node:crypto";
import { dirname, join } from "node:path";
import * as vscode from "vscode";
import { parseProjectConfig } from "../../../detect/config";
import type { Finding } from "../../../detect/finding";
import { planExclude } from "../../../refactor/exclude";
import { type Plan, type Refusal, stepsOf } from "../../../refactor/plan";
import { planRedact } from "../../../refactor/redact";
import type { ProjectFile, SourceDocument } from "../../../refactor/request";
import { planAllow, planSuppressAbove, planSuppressLine } from "../../../refactor/suppress";
import { sharedFingerprint } from "../../../secret/fingerprint";
import { RULES_NAME } from "../../../work/scan/config";
import { fileOf, relativePath } from "../../documents";
import { showInformation, showWarning } from "../../messages";
import type { Findings } from "../findings/findings";
import type { ProjectRules } from "../findings/project-rules";
import type { Resolved } from "../findings/target";
import type { FixPlanner, Prepared } from "./fix-planner";
import type { FixRunner } from "./fix-runner";
import type { Undo } from "./gathered-edits";
import type { Project } from "./project";

interface Done {
  readonly prepared: Prepared;
  readonly back: Undo;
}

type Make = (source: SourceDocument, finding: Finding, project: Project) => Promise<Plan | Refusal> | Plan | Refusal;

async function configOf({ session }: Project): Promise<ProjectFile> {
  return { file: RULES_NAME, text: await session.files.read(RULES_NAME) };
}

/** The commands that silence a finding or overwrite it where no program reads it. */
export class Suppression {
  readonly #findings: Findings;
  readonly #planner: FixPlanner;
  readonly #runner: FixRunner;
  readonly #rules: ProjectRules;

  constructor(findings: Findings, planner: FixPlanner, runner: FixRunner, rules: ProjectRules) {
    this.#findings = findings;
    this.#planner = planner;
    this.#runner = runner;
    this.#rules = rules;
  }

  /** Overwrites a value in a comment or in documentation. */
  redact(argument: unknown): Promise<void> {
    return this.#run(argument, "Redacted.", planRedact);
  }

  /** Lets the user choose what silences a finding; each choice says what it writes. */
  async suppress(argument: unknown): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async ({ document, located }) => {
      const { rule } = located.finding;
      const line = located.range.start.line + 1;
      const folder = folderPattern(document);
      const mark = `# sealwright: ignore[${rule}]`;
      const picks = [
        { command: "suppressLine", label: "This line", detail: `Adds ${mark} at the end of line ${line}` },
        {
          command: "suppressAbove",
          label: "The next line",
          detail: `Adds ${mark} on a line of its own above line ${line}`,
        },
        {
          command: "suppressValue",
          label: "This value",
          detail: `Adds the value's fingerprint to ${RULES_NAME}, for every file`,
        },
        {
          command: "suppressRule",
          label: `The rule ${rule}`,
          detail: `Adds the rule to ${RULES_NAME}: all that it finds is hidden`,
        },
        ...(folder === undefined
          ? []
          : [
              {
                command: "suppressFolder",
                label: `The folder ${folder}`,
                detail: `Adds ${folder} to exclude of ${RULES_NAME}`,
              },
            ]),
      ];
      const picked = await vscode.window.showQuickPick(picks, {
        title: "Suppress",
        placeHolder: "What is no credential?",
      });
      if (picked) await vscode.commands.executeCommand(`sealwright.${picked.command}`, argument);
    });
  }

  /** Adds a comment that says that a finding on its line is none. */
  suppressLine(argument: unknown): Promise<void> {
    return this.#run(argument, "Suppressed on this line.", planSuppressLine);
  }

  /** The same on a line of its own, which holds for the next. */
  suppressAbove(argument: unknown): Promise<void> {
    return this.#run(argument, "Suppressed on the next line.", planSuppressAbove);
  }

  /** Allows the rule of a finding in the project's settings, once the user has seen what that hides. */
  suppressRule(argument: unknown): Promise<void> {
    return this.#run(
      argument,
      (finding) => `The rule ${finding.rule} is suppressed.`,
      async (_source, { rule }, project) => planAllow(await configOf(project), { rule }),
      (resolved) =>
        this.#agreed(
          resolved,
          `the rule ${resolved.located.finding.rule}`,
          (_uri, { rule }) => rule === resolved.located.finding.rule,
        ),
    );
  }

  /** Leaves out the folder of a finding's file in the project's settings. */
  suppressFolder(argument: unknown): Promise<void> {
    return this.#run(
      argument,
      "The folder is left out.",
      async ({ path }, _finding, project) => planExclude(await configOf(project), `/${dirname(path)}/`),
      (resolved) => {
        const folder = folderPattern(resolved.document) ?? "";
        const inside = (uri: vscode.Uri): boolean => `/${relativePath(asFile(uri))}`.startsWith(folder);
        return this.#agreed(resolved, `the folder ${folder}`, inside);
      },
    );
  }

  /** Allows one value under its rule and name, by a fingerprint from which it cannot be read. */
  suppressValue(argument: unknown): Promise<void> {
    return this.#run(argument, "The value is suppressed.", async (_source, { rule, name, secret }, project) => {
      const config = await configOf(project);
      const parsed = parseProjectConfig(config.text ?? "");
      const known = parsed.kind === "config" ? parsed.config.salt : undefined;
      const salt = known ?? randomBytes(16).toString("hex");
      const fingerprint = await sharedFingerprint(salt, secret, rule, name);
      return planAllow(config, { rule, name, fingerprint, salt });
    });
  }

  /** Asks, with the number of findings that will no longer be shown. */
  async #agreed(
    { document }: Resolved,
    what: string,
    hides: (uri: vscode.Uri, finding: Finding) => boolean,
  ): Promise<boolean> {
    const folder = vscode.workspace.getWorkspaceFolder(fileOf(document));
    const hidden = this.#findings
      .documents()
      .filter((uri) => vscode.workspace.getWorkspaceFolder(asFile(uri)) === folder)
      .map((uri) => ({ uri, count: this.#findings.of(uri).filter(({ finding }) => hides(uri, finding)).length }))
      .filter(({ count }) => count > 0);
    const count = hidden.reduce((sum, each) => sum + each.count, 0);
    const files = new Set(hidden.map(({ uri }) => asFile(uri).toString())).size;
    const text = `${counted(count, "finding")} in ${counted(files, "file")} will no longer be shown.`;
    const detail = `${RULES_NAME} leaves out ${what}, here and for all who have this project; what is added later is not shown either.`;
    return (await showWarning(text, { modal: true, detail }, "Suppress")) === "Suppress";
  }

  async #run(
    argument: unknown,
    said: string | ((finding: Finding) => string),
    make: Make,
    agreed: (resolved: Resolved) => Promise<boolean> = async () => true,
  ): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async (resolved) => {
      if (!(await agreed(resolved))) return;
      const { document, located } = resolved;
      const done = await this.#runner.carryOutSilently(() => this.#planner.other(document, located.finding, make));
      this.#rules.refresh();
      if (done) this.#say(typeof said === "string" ? said : said(located.finding), document, done);
    });
  }

  #say(text: string, document: vscode.TextDocument, { prepared, back }: Done): void {
    const { plan, project } = prepared;
    const { session } = project;
    const [write] = stepsOf(plan, "write-file");
    void showInformation(text, "Undo", "Open").then(async (chosen) => {
      if (chosen === undefined) return;
      if (chosen === "Open") {
        const file = write && vscode.Uri.file(join(session.root, write.file));
        await vscode.window.showTextDocument(file ?? document.uri);
        return;
      }
      let gone = true;
      if (write !== undefined) {
        await session.files.change(write.file, (now) => {
          gone = now === write.after;
          return gone ? (write.before ?? "") : (now ?? "");
        });
      } else gone = await back();
      if (!gone) void showWarning("It has changed since then: take it out by hand.");
      this.#rules.refresh();
    });
  }
}

/** The file of a document's address, which is a cell's notebook's. */
function asFile(uri: vscode.Uri): vscode.Uri {
  return uri.scheme === "vscode-notebook-cell" ? vscode.Uri.file(uri.path) : uri;
}

/** The folder of a document's file as `exclude` names it; undefined for one at the root. */
function folderPattern(document: vscode.TextDocument): string | undefined {
  const folder = dirname(relativePath(fileOf(document)));
  return folder === "." || folder.startsWith("/") ? undefined : `/${folder}/`;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { Confidence } from "../../detect/finding";
import { isName } from "../../refactor/names";
import { DEFAULT_SETTINGS, type RefactorSettings, type SopsForm } from "../../refactor/plan";
import { writePlanFiles } from "../../work/move/carry-out";
import { type FixProject, FixProjects } from "../../work/move/planned-project";
import { type FixSource, readSource, writeSource } from "../../work/move/source-file";
import { CommandError } from "../exit";
import { type FileFix, type FixChoice, fixNotebook, fixPython, unchanged } from "../fix-file";
import { FixReport } from "../fix-report";
import type { SealTarget } from "../fix-seal";
import { summaryLines } from "../output/text";
import type { ReportedFinding } from "../report";
import { findAll } from "./scan";

export interface FixOptions {
  readonly write?: boolean;
  readonly name?: string;
  readonly minConfidence?: Confidence;
  readonly baseline?: string;
  readonly exclude: readonly string[];
  readonly config?: string;
  readonly loadDotenv: RefactorSettings["loadDotenv"];
  readonly access: RefactorSettings["access"];
  readonly clearOutputs?: boolean;
  /** `env`, or `sops` with the sealed file behind a colon. */
  readonly to?: string;
  readonly sopsForm?: SopsForm;
  readonly yes?: boolean;
}

interface FileTask {
  /** Absolute. */
  readonly file: string;
  /** As it is shown. */
  readonly title: string;
  readonly findings: readonly ReportedFinding[];
}

/** `sealwright fix`. Returns the exit code. */
export async function runFix(paths: readonly string[], options: FixOptions): Promise<number> {
  const { findings, summary } = await findAll(paths, { ...options, format: "text" });
  checkName(options.name, findings);
  const write = options.write === true;
  const cwd = process.cwd();
  const choice: FixChoice = {
    settings: { ...DEFAULT_SETTINGS, access: options.access, loadDotenv: options.loadDotenv },
    clearOutputs: options.clearOutputs === true,
    ...(options.name === undefined ? {} : { name: options.name }),
    ...sealTargets(options),
  };
  const projects = new FixProjects();
  const report = new FixReport(findings, write);
  let failed = false;
  for (const task of tasksOf(findings, cwd)) {
    const place = await projects.of(task.file, cwd);
    const source = await readSource(place.project.root, place.path);
    const fix =
      source.kind === "source"
        ? await planFile(task, place.project, place.path, source, choice)
        : unchanged(
            "",
            task.findings.map(({ finding }) => finding),
            source.reason,
          );
    const error =
      write && source.kind === "source" ? await carryOut(fix, place.project, place.path, source, choice) : undefined;
    report.add(task.title, fix, error);
    failed ||= error !== undefined;
    // What failed once, such as a store that cannot be written, would fail for the other files too.
    if (failed) break;
  }
  const problems = summaryLines([], { ...summary, allowed: 0 }).slice(
    0,
    summary.problems.length + summary.skipped.length,
  );
  if (problems.length > 0) process.stderr.write(`${problems.join("\n")}\n`);
  process.stdout.write(`${report.lines().join("\n")}\n`);
  if (failed || (summary.files === 0 && summary.skipped.length > 0)) return 2;
  return findings.length === 0 || (write && report.left === 0) ? 0 : 1;
}

/** The sealed file that `--to` names, for each project of the run. */
function sealTargets({ to = "env", sopsForm = "references", write, yes }: FixOptions): Pick<FixChoice, "sealTo"> {
  if (to === "env") return {};
  const [, file] = /^sops(?::(.*))?$/s.exec(to) ?? [to];
  if (!to.startsWith("sops") || (file === undefined && to !== "sops")) {
    throw new CommandError("--to takes env, sops, or a sealed file such as sops:secrets.enc.yaml");
  }
  const options = { file: file ?? "", form: sopsForm, write: write === true, yes: yes === true };
  const targets = new Map<string, Promise<SealTarget>>();
  return {
    sealTo: async (root) => {
      const known = targets.get(root) ?? import("../fix-seal").then(({ SealTarget }) => SealTarget.open(root, options));
      targets.set(root, known);
      return known;
    },
  };
}

function checkName(name: string | undefined, findings: readonly ReportedFinding[]): void {
  if (name === undefined) return;
  if (!isName(name))
    throw new CommandError(
      `${JSON.stringify(name)} cannot be the name: use letters, digits and _, and none that the system itself uses`,
    );
  const values = new Set(findings.map(({ finding }) => finding.secret.reveal())).size;
  if (values > 1)
    throw new CommandError(
      `--name is for one value, and ${values} were found: name the file, or its only finding with --exclude and .sealwright.toml`,
    );
}

/** The files to change, each once, also where a link leads to it. */
function tasksOf(findings: readonly ReportedFinding[], cwd: string): FileTask[] {
  const tasks = new Map<string, { file: string; title: string; findings: ReportedFinding[] }>();
  const real = new Map<string, string>();
  for (const found of findings) {
    const file = resolve(cwd, found.file);
    const id = realpathSync(file);
    if (!real.has(id)) real.set(id, file);
    if (real.get(id) !== file) continue;
    const task = tasks.get(file) ?? { file, title: found.file, findings: [] };
    task.findings.push(found);
    tasks.set(file, task);
  }
  return [...tasks.values()];
}

function planFile(
  { title, findings }: FileTask,
  project: FixProject,
  path: string,
  { text }: FixSource,
  choice: FixChoice,
): Promise<FileFix> | FileFix {
  const wanted = findings.map(({ finding }) => finding);
  if (/\.ipynb$/i.test(path)) return fixNotebook(project, path, title, text, wanted, choice);
  if (/\.pyw?$/i.test(path)) return fixPython(project, path, title, text, wanted, choice);
  if (/(?:^|\/)\.env$/.test(path)) return unchanged(text, wanted, "It is in .env already: keep that file out of git.");
  return unchanged(text, wanted, "Not moved: change it by hand.");
}

/** The stores first, each read back, then the source. Returns what went wrong. */
async function carryOut(
  fix: FileFix,
  project: FixProject,
  path: string,
  source: FixSource,
  { sealTo }: FixChoice,
): Promise<string | undefined> {
  for (const plan of fix.plans) {
    const written = await writePlanFiles(plan, project.root, (await sealTo?.(project.root))?.context);
    if (written.kind === "failed") return `${written.message} The code was not changed.`;
  }
  if (fix.after === source.text) return undefined;
  const error = await writeSource(project.root, path, source, fix.after);
  return error === undefined ? undefined : `${error} The code was not changed; what was stored stays stored.`;
}

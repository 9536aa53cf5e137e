import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Confidence, Finding } from "../../detect/finding";
import { DEFAULT_SETTINGS, type RefactorSettings, type SopsForm } from "../../refactor/request";
import type { Refused } from "../../text/refused";
import type { Copies } from "../../work/move/copies";
import type { FixChoice } from "../../work/move/file-fix";
import { parseTarget, prepareTarget } from "../../work/move/target";
import { findAll } from "../../work/scan/find-all";
import type { ReportedFinding } from "../../work/scan/report";
import type { Session } from "../../work/session";
import { type ChosenFindings, chooseFindings, nameObstacle } from "../choose-findings";
import { advised, CommandError, granted } from "../exit";
import { FixReport } from "../fix-report";
import { tasksOf } from "../fix-tasks";
import { copyLines } from "../output/copies";
import { problemLines } from "../output/text";
import { say, writeLines } from "../output/write";
import { TerminalPerson } from "../terminal-person";
import { NOT_SET_UP, SEVERAL_SEALED } from "./advice";
import { CONFIDENCES, type ConfigOptions, collect, configChoice, namedPaths } from "./command";

interface FixOptions extends ConfigOptions {
  readonly write?: boolean;
  readonly name?: string;
  readonly minConfidence?: Confidence;
  readonly baseline?: string;
  readonly exclude: readonly string[];
  readonly loadDotenv: RefactorSettings["loadDotenv"];
  readonly access: RefactorSettings["access"];
  readonly clearOutputs?: boolean;
  /** The scheme of a store's kind, with the store's file or folder behind a colon. */
  readonly to?: string;
  readonly sopsForm?: SopsForm;
  readonly yes?: boolean;
  readonly interactive?: boolean;
}

export function defineFix(command: Command, done: (code: number) => void): void {
  command
    .argument("[paths...]", "files and folders (default: the current folder)")
    .option("--write", "carry it out: write .env, then change the code")
    .option("--interactive", "ask about each credential, and carry out what you choose")
    .option("--name <name>", "the variable's name, for a single value")
    .addOption(
      new Option("--min-confidence <level>", "move from this confidence on (default: medium)").choices(CONFIDENCES),
    )
    .option("--baseline <file>", "leave alone what this baseline holds")
    .option("--exclude <pattern>", "leave out paths, as in .gitignore; may be given again", collect, [])
    .option("--config <file>", "this configuration instead of the nearest .sealwright.toml")
    .option("--no-project-config", "do not read the project's own configuration, which a pull request can change")
    .addOption(
      new Option("--load-dotenv <when>", "add load_dotenv(): where the project uses python-dotenv, or always")
        .choices(["never", "used", "always"])
        .default("used"),
    )
    .addOption(
      new Option("--access <how>", "os.environ fails without the variable, os.getenv gives None")
        .choices(["environ", "getenv"])
        .default("environ"),
    )
    .option("--clear-outputs", "clear the outputs of notebook cells that show a value")
    .option("--to <place>", 'env (the .env file), sops, or a sealed file: sops:secrets.enc.yaml (default: "env")')
    .addOption(
      new Option("--sops-form <form>", "how the program gets a sealed value")
        .choices(["references", "exec-env", "extract"])
        .default("references"),
    )
    .option("--yes", "seal to the file's recipients without asking, and set encryption up where that is needed")
    .action(async (paths: string[], options: FixOptions) => done(await runFix(namedPaths(paths), options)));
}

/** Returns the exit code. */
async function runFix(paths: readonly string[], options: FixOptions): Promise<number> {
  const cwd = process.cwd();
  const { minConfidence, baseline, exclude } = options;
  const find = async (below: readonly string[]) =>
    granted(
      await findAll({
        cwd,
        paths: below,
        exclude,
        ...(minConfidence === undefined ? {} : { minConfidence }),
        ...(baseline === undefined ? {} : { baseline }),
        ...configChoice(options),
      }),
    );
  const { findings, summary, rules, isAllowed } = await find(paths);
  checkName(options.name, findings);
  const write = options.write === true || options.interactive === true;
  const wanted = granted(parseTarget(options.to, options.sopsForm));
  const report = new FixReport(findings, write);
  let failed = false;
  const refusals = new Set<Refused>();
  const prepare =
    (name: string | undefined, write: boolean) =>
    async (session: Session): Promise<FixChoice | Refused> => {
      const target = await prepareTarget(session, wanted, { cwd, write });
      if ("kind" in target) return target;
      const choice: FixChoice = {
        settings: { ...DEFAULT_SETTINGS, access: options.access, loadDotenv: options.loadDotenv },
        target,
        clearOutputs: options.clearOutputs === true,
        rules,
        ...(name === undefined ? {} : { name }),
      };
      return choice;
    };
  const found: Copies[] = [];
  const person = new TerminalPerson(options.yes === true);
  const { FileFixes } = await import("../../work/move/fix-file");
  /** What would stay of these, with the reasons, were they fixed together. */
  const staying = async (some: readonly ReportedFinding[], name?: string) => {
    const fixes = new FileFixes(cwd, person, false, prepare(name, false));
    const left = new Map<string, string>();
    for (const task of tasksOf(some, cwd))
      for (const { finding, reason } of (await fixes.fix(task)).fix.left)
        left.set(placeOf(task.title, finding), reason);
    return left;
  };
  const choose = async (): Promise<ChosenFindings> => {
    const left = await staying(findings);
    return chooseFindings(findings, async (each, name) =>
      (name === undefined ? left : await staying([each], name)).get(placeOf(each.file, each.finding)),
    );
  };
  const chosen = options.interactive === true ? await choose() : { move: findings, named: [], suppress: [] };
  const fix = async (wantedFindings: readonly ReportedFinding[], name: string | undefined) => {
    if (wantedFindings.length === 0) return;
    const fixes = new FileFixes(cwd, person, write, prepare(name, write));
    for (const task of tasksOf(wantedFindings, cwd)) {
      const fixed = await fixes.fix(task);
      report.add(task.title, fixed);
      failed ||= fixed.error !== undefined;
      if (fixed.refused !== undefined) refusals.add(fixed.refused);
    }
    found.push(await fixes.copies(rules, isAllowed));
  };
  // Where a file was changed by then, a finding stands elsewhere.
  const now = async ({ file, finding }: ReportedFinding) =>
    (await find([file])).findings.find(
      (each) => each.finding.rule === finding.rule && each.finding.secret.equals(finding.secret),
    );
  await fix(chosen.move, options.name);
  for (const [finding, name] of chosen.named) {
    const there = await now(finding);
    if (there !== undefined) await fix([there], name);
  }
  for (const finding of chosen.suppress) {
    const there = await now(finding);
    const { suppressInFile } = await import("../../work/move/suppress-in-file");
    const refused = there && (await suppressInFile(resolve(cwd, there.file), there.finding, cwd, person));
    if (refused !== undefined) say(refused.reason);
    else if (there !== undefined) report.suppressed += 1;
  }
  const copies: Copies = {
    copies: found.flatMap((each) => each.copies),
    complete: found.every(({ complete }) => complete),
  };
  const problems = problemLines(summary);
  writeLines(process.stderr, problems);
  writeLines(process.stdout, report.lines().join("\n").split("\n"));
  writeLines(process.stdout, copyLines(copies));
  for (const refused of refusals) {
    say(advised(refused, { ...NOT_SET_UP, ...SEVERAL_SEALED.fix }));
  }
  if (failed || refusals.size > 0 || summary.failed.length > 0) return 2;
  const stands = copies.copies.some(({ excused }) => excused === undefined);
  return findings.length === 0 || (write && report.left === 0 && !stands) ? 0 : 1;
}

function placeOf(file: string, { rule, start, end }: Finding): string {
  return `${file}:${start}:${end}:${rule}`;
}

function checkName(name: string | undefined, findings: readonly ReportedFinding[]): void {
  if (name === undefined) return;
  const obstacle = nameObstacle(name);
  if (obstacle !== undefined) throw new CommandError(obstacle);
  const values = new Set(findings.map(({ finding }) => finding.secret.reveal())).size;
  if (values > 1)
    throw new CommandError(
      `--name is for one value, and ${values} were found: name the file, or its only finding with --exclude and .sealwright.toml`,
    );
}

import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import { type Command, Option } from "commander";
import type { Confidence } from "../../detect/finding";
import { isName } from "../../refactor/names";
import { DEFAULT_SETTINGS, type RefactorSettings, type SopsForm } from "../../refactor/request";
import type { Refused } from "../../text/refused";
import type { Copies } from "../../work/move/copies";
import type { FixChoice } from "../../work/move/file-fix";
import type { FixTask } from "../../work/move/fix-file";
import { parseTarget, prepareTarget } from "../../work/move/target";
import { findAll } from "../../work/scan/find-all";
import type { ReportedFinding } from "../../work/scan/report";
import type { Session } from "../../work/session";
import { advised, CommandError, granted } from "../exit";
import { FixReport } from "../fix-report";
import { copyLines } from "../output/copies";
import { problemLines } from "../output/text";
import { say, writeLines } from "../output/write";
import { TerminalPerson } from "../terminal-person";
import { NOT_SET_UP, SEVERAL_SEALED } from "./advice";
import { CONFIDENCES, type ConfigOptions, collect, configChoice } from "./command";

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
}

export function defineFix(command: Command, done: (code: number) => void): void {
  command
    .argument("[paths...]", "files and folders (default: the current folder)")
    .option("--write", "carry it out: write .env, then change the code")
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
    .action(async (paths: string[], options: FixOptions) => done(await runFix(paths, options)));
}

/** Returns the exit code. */
async function runFix(paths: readonly string[], options: FixOptions): Promise<number> {
  const cwd = process.cwd();
  const { minConfidence, baseline, exclude } = options;
  const { findings, summary, rules, isAllowed } = granted(
    await findAll({
      cwd,
      paths,
      exclude,
      ...(minConfidence === undefined ? {} : { minConfidence }),
      ...(baseline === undefined ? {} : { baseline }),
      ...configChoice(options),
    }),
  );
  checkName(options.name, findings);
  const write = options.write === true;
  const wanted = granted(parseTarget(options.to, options.sopsForm));
  const report = new FixReport(findings, write);
  let failed = false;
  const refusals = new Set<Refused>();
  const prepare = async (session: Session): Promise<FixChoice | Refused> => {
    const target = await prepareTarget(session, wanted, { cwd, write });
    if ("kind" in target) return target;
    const choice: FixChoice = {
      settings: { ...DEFAULT_SETTINGS, access: options.access, loadDotenv: options.loadDotenv },
      target,
      clearOutputs: options.clearOutputs === true,
      rules,
      ...(options.name === undefined ? {} : { name: options.name }),
    };
    return choice;
  };
  let copies: Copies = { copies: [], complete: true };
  if (findings.length > 0) {
    const { FileFixes } = await import("../../work/move/fix-file");
    const fixes = new FileFixes(cwd, new TerminalPerson(options.yes === true), write, prepare);
    for (const task of tasksOf(findings, cwd)) {
      const fixed = await fixes.fix(task);
      report.add(task.title, fixed);
      failed ||= fixed.error !== undefined;
      if (fixed.refused !== undefined) refusals.add(fixed.refused);
    }
    copies = await fixes.copies(rules, isAllowed);
  }
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
function tasksOf(findings: readonly ReportedFinding[], cwd: string): FixTask[] {
  const tasks = new Map<string, FixTask>();
  const real = new Map<string, string>();
  for (const found of findings) {
    const file = resolve(cwd, found.file);
    const id = realpathSync(file);
    if (!real.has(id)) real.set(id, file);
    if (real.get(id) !== file) continue;
    const before = tasks.get(file)?.findings ?? [];
    tasks.set(file, { file, title: found.file, findings: [...before, found.finding] });
  }
  return [...tasks.values()];
}

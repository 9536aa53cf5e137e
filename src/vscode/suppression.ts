import type { Finding } from "../detect/finding";
import { readText } from "../host/files";
import type { Plan, ProjectFile, Refusal, SourceDocument } from "../refactor/plan";
import { planRedact } from "../refactor/redact";
import { planAllow, planSuppressLine } from "../refactor/suppress";
import type { Findings } from "./findings";
import type { FixPlanner } from "./fixPlanner";
import type { FixRunner } from "./fixRunner";
import type { Project } from "./project";
import { resolveTarget } from "./target";

/** Where a project says what is no finding. */
const CONFIG = ".sealwright.toml";

type Make = (source: SourceDocument, finding: Finding, project: Project) => Promise<Plan | Refusal> | Plan | Refusal;

async function configOf({ root }: Project): Promise<ProjectFile> {
  return { file: CONFIG, text: await readText(root, CONFIG) };
}

/** The commands that silence a finding or overwrite it where no program reads it. */
export class Suppression {
  readonly #findings: Findings;
  readonly #planner: FixPlanner;
  readonly #runner: FixRunner;

  constructor(findings: Findings, planner: FixPlanner, runner: FixRunner) {
    this.#findings = findings;
    this.#planner = planner;
    this.#runner = runner;
  }

  /** Overwrites a value in a comment or in documentation. */
  redact(argument: unknown): Promise<void> {
    return this.#run(argument, planRedact);
  }

  /** Adds a comment that says that a finding on its line is none. */
  suppressLine(argument: unknown): Promise<void> {
    return this.#run(argument, planSuppressLine);
  }

  /** Allows the rule of a finding in the project's settings. */
  suppressRule(argument: unknown): Promise<void> {
    return this.#run(argument, async (_source, { rule }, project) => planAllow(await configOf(project), { rule }));
  }

  async #run(argument: unknown, make: Make): Promise<void> {
    const resolved = resolveTarget(this.#findings, argument);
    if (!resolved) return this.#runner.changed();
    const { document, located } = resolved;
    await this.#runner.carryOut(await this.#planner.other(document, located.finding, make));
  }
}

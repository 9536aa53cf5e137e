import { randomBytes } from "node:crypto";
import { parseProjectConfig } from "../../../detect/config";
import type { Finding } from "../../../detect/finding";
import type { Plan, Refusal } from "../../../refactor/plan";
import { planRedact } from "../../../refactor/redact";
import type { ProjectFile, SourceDocument } from "../../../refactor/request";
import { planAllow, planSuppressLine } from "../../../refactor/suppress";
import { sharedFingerprint } from "../../../secret/fingerprint";
import { RULES_NAME } from "../../../work/scan/config";
import type { Findings } from "../findings/findings";
import type { ProjectRules } from "../findings/project-rules";
import type { FixPlanner } from "./fix-planner";
import type { FixRunner } from "./fix-runner";
import type { Project } from "./project";

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

  /** Allows one value under its rule and name, by a fingerprint from which it cannot be read. */
  suppressValue(argument: unknown): Promise<void> {
    return this.#run(argument, async (_source, { rule, name, secret }, project) => {
      const config = await configOf(project);
      const parsed = parseProjectConfig(config.text ?? "");
      const known = parsed.kind === "config" ? parsed.config.salt : undefined;
      const salt = known ?? randomBytes(16).toString("hex");
      const fingerprint = await sharedFingerprint(salt, secret, rule, name);
      return planAllow(config, { rule, name, fingerprint, salt });
    });
  }

  async #run(argument: unknown, make: Make): Promise<void> {
    await this.#runner.onTarget(this.#findings, argument, async ({ document, located }) => {
      await this.#runner.carryOut(() => this.#planner.other(document, located.finding, make));
      this.#rules.refresh();
    });
  }
}

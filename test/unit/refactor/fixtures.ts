import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setDotenv } from "../../../src/formats/dotenv/file";
import { planEnvironment } from "../../../src/refactor/environment";
import type { Plan, Refusal } from "../../../src/refactor/plan";
import { applyEdits } from "../../../src/text/edits";
import { findingAt, type RequestParts, requestFor } from "./request";
import { editsAt, storedValues } from "./steps";

const FOLDER = join(__dirname, "../../fixtures/refactor");

/** What stands in a fixture's `case.json`. Values in fixtures are invented. */
interface Description extends Omit<RequestParts, "findings"> {
  readonly findings: (Parameters<typeof findingAt>[2] & { readonly value: string })[];
  /** How many of the findings are asked for; their chain partners move along. All by default. */
  readonly move?: number;
  /** The code of the refusal that is expected. */
  readonly refused?: string;
  /** The program runs without the variables too. */
  readonly optional?: boolean;
}

export interface Fixture {
  readonly name: string;
  readonly description: Description;
  readonly before: string;
  readonly plan: Plan | Refusal;
  /** The text after the fix and its `.env`, where there is a plan. */
  readonly after: string;
  readonly env: string;
}

/** Every fixture with the plan that is made for it now. */
export function fixtures(): Fixture[] {
  return readdirSync(FOLDER)
    .sort()
    .map((name) => {
      const description = JSON.parse(readFileSync(join(FOLDER, name, "case.json"), "utf8")) as Description;
      const before = readFileSync(join(FOLDER, name, "before.py"), "utf8");
      const all = description.findings.map(({ value, ...more }) => findingAt(before, value, more));
      const wanted = all.slice(0, description.move ?? all.length);
      const plan = planEnvironment(requestFor(before, wanted, { ...description, findings: all }));
      return { name, description, before, plan, ...outcome(before, plan, description.env ?? "") };
    });
}

/** A file of the fixture as it is kept; with UPDATE=1 it is written instead, to be read by a person before it is kept. */
export function expected(name: string, file: string, actual: string): string {
  const path = join(FOLDER, name, file);
  if (process.env.UPDATE === "1") writeFileSync(path, actual);
  return existsSync(path) ? readFileSync(path, "utf8") : "";
}

function outcome(before: string, plan: Plan | Refusal, env: string): { after: string; env: string } {
  if (plan.kind === "refused") return { after: before, env };
  let text = env;
  for (const { name, secret } of storedValues(plan)) {
    const set = setDotenv(text, name, secret.reveal());
    if (set.kind === "text") text = set.text;
  }
  return { after: applyEdits(before, editsAt(plan)), env: text };
}

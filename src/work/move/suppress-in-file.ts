import { basename, dirname, join } from "node:path";
import type { Finding } from "../../detect/finding";
import { realFolder } from "../../machine/nearest";
import { editsOf } from "../../refactor/plan";
import { planSuppressLine } from "../../refactor/suppress";
import { applyEdits } from "../../text/edits";
import { type Refused, refuse } from "../../text/refused";
import type { Person } from "../person";
import { pathInProject, projectRoot, Session } from "../session";
import { readSourceFile, writeSourceFile } from "./source-file";

/** Puts the comment that suppresses a finding into a Python file (absolute); the finding is of the file as it is. */
export async function suppressInFile(
  file: string,
  finding: Finding,
  cwd: string,
  person: Person,
): Promise<Refused | undefined> {
  const folder = realFolder(dirname(file)) ?? dirname(file);
  const session = new Session({ root: projectRoot(folder), from: cwd, person });
  const path = pathInProject(session.root, join(folder, basename(file)));
  const shown = session.files.shown(path);
  if (!/\.pyw?$/i.test(path)) {
    return refuse("language", `${shown}: put # sealwright: ignore[${finding.rule}] there by hand.`);
  }
  const source = await readSourceFile(session, path);
  if (source.kind === "refused") return refuse(source.code, `${shown}: ${source.reason}`);
  const document = { id: path, path, text: source.text, language: "python", findings: [finding] } as const;
  const plan = planSuppressLine(document, finding);
  if (plan.kind === "refused") return refuse(plan.code, `${shown}: ${plan.reason}`);
  const error = await writeSourceFile(session, path, source, applyEdits(source.text, editsOf(plan, path)));
  return error === undefined ? undefined : refuse("not-edited", error);
}

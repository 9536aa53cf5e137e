import { realpathSync } from "node:fs";
import { resolve } from "node:path";
import type { FixTask } from "../work/move/fix-file";
import type { ReportedFinding } from "../work/scan/report";

/** The files to change, each once, also where a link leads to it. */
export function tasksOf(findings: readonly ReportedFinding[], cwd: string): FixTask[] {
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

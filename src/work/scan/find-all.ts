import { relative, resolve } from "node:path";
import { type Confidence, type Finding, reaches } from "../../detect/finding";
import type { CompiledRule } from "../../detect/read/own-rules";
import { Allowances } from "../../detect/suppress/allow";
import { type Refused, refuse } from "../../text/refused";
import { loadConfig, RULES_NAME } from "./config";
import type { FileScan } from "./file";
import { gather, type ScanSources } from "./gather";
import type { FileProblem, ReportedFinding, ScanSummary } from "./report";
import { silenceOf } from "./silence";

/** What is to be scanned, and what of it is reported. */
export interface ScanRequest extends ScanSources {
  readonly minConfidence?: Confidence;
  readonly baseline?: string;
  /** As in `.gitignore`. */
  readonly exclude: readonly string[];
  /** This configuration instead of the nearest `.sealwright.toml`; false for none. */
  readonly config?: string | false;
}

interface ScanResult {
  readonly kind: "scanned";
  readonly findings: readonly ReportedFinding[];
  readonly summary: ScanSummary;
  /** The project's own rules, for what is done with the findings. */
  readonly rules: readonly CompiledRule[];
}

/** Everything that is asked for, sorted by file and place, allowances applied. */
export async function findAll(request: ScanRequest): Promise<ScanResult | Refused> {
  const { cwd } = request;
  const loaded = loadConfig(cwd, request.config);
  if (loaded.kind === "invalid")
    return refuse("config", `${relative(cwd, loaded.file) || loaded.file}: ${loaded.reason}`);
  const { config } = loaded;
  const compiled =
    config.ownRules.length === 0
      ? []
      : (await import("../../detect/vendors/compile-rules")).compileRules(config.ownRules);
  if (typeof compiled === "string") return refuse("config", `${relative(cwd, loaded.file ?? RULES_NAME)}: ${compiled}`);
  const lists = [new Allowances(config.salt, config.allowed)];
  if (request.baseline !== undefined) {
    const { readBaseline } = await import("./baseline");
    const read = readBaseline(resolve(cwd, request.baseline));
    if (read.kind === "invalid") return refuse("baseline", `${request.baseline}: ${read.reason}`);
    lists.push(new Allowances(read.baseline.salt, read.baseline.findings));
  }
  const threshold = request.minConfidence ?? config.minimumConfidence ?? "medium";
  const exclude = { patterns: [...config.exclude, ...request.exclude], from: loaded.folder };
  const gathered = await gather(request, compiled, exclude);
  if (gathered.kind === "refused") return gathered;
  const { scans, files, bytes, special, notes, named } = gathered;
  const skipped = [...gathered.unreadable];
  const failed: FileProblem[] = [...gathered.failed];
  const problems: FileProblem[] = [];
  const findings: ReportedFinding[] = [];
  let binary = 0;
  let allowed = 0;
  for (const file of [...scans.keys()].sort()) {
    const scan = scans.get(file) as FileScan;
    if (scan.kind === "skipped") {
      if (scan.reason === "failed" || (scan.reason !== "binary" && named.has(file)))
        failed.push({ file, detail: scan.detail });
      else if (scan.reason !== "binary" || named.has(file)) skipped.push({ file, detail: scan.detail });
      else binary++;
      continue;
    }
    if (scan.problem !== undefined) problems.push({ file, detail: scan.problem });
    for (const located of scan.located) {
      const { finding } = located;
      if (!reaches(finding.confidence, threshold) || config.disabledRules.has(finding.rule)) continue;
      if (await allowedBy(lists, finding)) allowed++;
      else findings.push({ file, ...located });
    }
  }
  const silence = request.config === undefined ? silenceOf(loaded, cwd, request.minConfidence) : undefined;
  const summary = { files, bytes, binary, special, failed, skipped, problems, allowed, notes, silence };
  return { kind: "scanned", findings, summary, rules: compiled };
}

async function allowedBy(lists: readonly Allowances[], finding: Finding): Promise<boolean> {
  for (const list of lists) if (await list.covers(finding)) return true;
  return false;
}

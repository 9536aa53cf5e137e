import { resolve } from "node:path";
import { type Confidence, type Finding, reaches } from "../../detect/finding";
import type { CompiledRule } from "../../detect/read/own-rules";
import { Allowances } from "../../detect/suppress/allow";
import { isInside } from "../../machine/files";
import { type Refused, refuse } from "../../text/refused";
import { loadRules } from "./config";
import type { FileScan } from "./file";
import { gather, type ScanSources } from "./gather";
import type { KnownPlaces } from "./known-places";
import type { FileProblem, ReportedFinding, ScanSummary, UnlistedFindings } from "./report";
import { silenceOf } from "./silence";

/** What is to be scanned, and what of it is reported. */
export interface ScanRequest extends ScanSources {
  readonly minConfidence?: Confidence;
  readonly baseline?: string;
  /** As in `.gitignore`. */
  readonly exclude: readonly string[];
  /** Whether `exclude` holds for files that are named too; by default it does. */
  readonly forceExclude?: boolean;
  /** This configuration instead of the nearest `.sealwright.toml`; false for none. */
  readonly config?: string | false;
}

const DATA = /\.(?:csv|tsv|jsonl|ndjson|json)$/i;
/** In bytes. */
const LARGE = 1_000_000;

interface ScanResult {
  readonly kind: "scanned";
  readonly findings: readonly ReportedFinding[];
  readonly summary: ScanSummary;
  /** The project's own rules, for what is done with the findings. */
  readonly rules: readonly CompiledRule[];
  /** Whether the configuration or the baseline allows a finding. */
  readonly isAllowed: (finding: Finding) => Promise<boolean>;
}

/** Everything that is asked for, sorted by file and place, allowances applied. */
export async function findAll(request: ScanRequest): Promise<ScanResult | Refused> {
  const { cwd } = request;
  const read = await loadRules(cwd, request.config);
  if (read.kind === "refused") return read;
  const { loaded, rules } = read;
  const { config } = loaded;
  const own = new Allowances(config.salt, config.allowed);
  let known: Allowances | undefined;
  let places: KnownPlaces | undefined;
  if (request.baseline !== undefined) {
    const { readBaseline } = await import("./baseline");
    const saved = readBaseline(resolve(cwd, request.baseline));
    if (saved.kind === "invalid") return refuse("baseline", `${request.baseline}: ${saved.reason}`);
    known = new Allowances(saved.baseline.salt, saved.baseline.findings);
    if (saved.baseline.version === 2)
      places = new (await import("./known-places")).KnownPlaces(
        resolve(cwd, request.baseline),
        saved.baseline.findings,
      );
  }
  const threshold = request.minConfidence ?? config.minimumConfidence ?? "medium";
  const exclude = {
    patterns: [...config.exclude, ...request.exclude],
    from: loaded.folder,
    named: request.forceExclude !== false,
  };
  const gathered = await gather(request, rules, exclude);
  if (gathered.kind === "refused") return gathered;
  const { scans, files, bytes, special, notes, named } = gathered;
  const skipped = [...gathered.unreadable];
  const failed: FileProblem[] = [...gathered.failed];
  const problems: FileProblem[] = [];
  const findings: ReportedFinding[] = [];
  const unlisted: UnlistedFindings[] = [];
  let binary = 0;
  let allowed = 0;
  /** By the baseline's entry: what it allows, unless there is more of it than it knows. */
  const byEntry = new Map<string, ReportedFinding[]>();
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
    const data = scan.bytes > LARGE && DATA.test(file) ? { inData: true as const } : {};
    const more = (scan.more ?? []).filter(
      ({ rule, confidence }) => reaches(confidence, threshold) && !config.disabledRules.has(rule),
    );
    const before = findings.length;
    for (const located of scan.located) {
      const { finding } = located;
      if (!reaches(finding.confidence, threshold) || config.disabledRules.has(finding.rule)) continue;
      const entry = await known?.entry(finding);
      if (await own.covers(finding)) allowed++;
      else if (entry === undefined) findings.push({ file, ...data, ...located });
      else byEntry.set(entry, [...(byEntry.get(entry) ?? []), { file, ...data, ...located }]);
    }
    // Where all that is listed is allowed, nothing says that the rest is not.
    if (more.length > 0 && findings.length > before) {
      const count = more.reduce((sum, each) => sum + each.count, 0);
      unlisted.push({ file, count, atLeast: more.some(({ atLeast }) => atLeast === true) });
    }
  }
  const listed = new Set([...scans.keys()].map((file) => resolve(cwd, file)));
  const roots = (request.paths.length === 0 ? ["."] : request.paths).map((path) => resolve(cwd, path));
  // Of what is staged or piped the list is whole; below folders, files without a finding are not in it.
  const below = request.staged !== true && request.stdin === undefined;
  const scanned = (file: string) => listed.has(file) || (below && roots.some((root) => isInside(root, file)));
  for (const [entry, found] of byEntry) {
    const surplus =
      places?.surplus(
        entry,
        found.map(({ file }) => resolve(cwd, file)),
        scanned,
      ) ?? [];
    allowed += found.length - surplus.length;
    for (const index of surplus) findings.push({ ...(found[index] as ReportedFinding), newPlace: true });
  }
  // What the baseline knows was set aside.
  if (byEntry.size > 0)
    findings.sort((a, b) => (a.file === b.file ? a.finding.start - b.finding.start : a.file < b.file ? -1 : 1));
  const silence = request.config === undefined ? silenceOf(loaded, cwd, request.minConfidence) : undefined;
  const summary = { files, bytes, binary, special, failed, skipped, problems, unlisted, allowed, notes, silence };
  const isAllowed = async (finding: Finding) =>
    (await own.covers(finding)) || (await known?.entry(finding)) !== undefined;
  return { kind: "scanned", findings, summary, rules, isAllowed };
}

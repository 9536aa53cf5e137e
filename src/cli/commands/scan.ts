import { relative, resolve } from "node:path";
import { type Confidence, reaches } from "../../detect/finding";
import { Allowances } from "../../detect/suppress/allow";
import { expectShortRun } from "../../machine/engine";
import { loadConfig } from "../../work/scan/config";
import type { FileScan } from "../../work/scan/file";
import { CommandError } from "../exit";
import { gather } from "../gather";
import { githubLine } from "../output/github";
import { printable } from "../output/printable";
import { summaryLines, textLine } from "../output/text";
import type { ReportedFinding, Summary } from "../report";
import type { Unreadable } from "../targets";

export type Format = "text" | "jsonl" | "sarif" | "github";

export interface ScanOptions {
  readonly stdin?: boolean;
  readonly filename?: string;
  readonly staged?: boolean;
  readonly format: Format;
  readonly minConfidence?: Confidence;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly strict?: boolean;
  readonly exclude: readonly string[];
  readonly config?: string;
}

export interface ScanResult {
  readonly findings: readonly ReportedFinding[];
  readonly summary: Summary;
}

/** `sealwright scan`. Returns the exit code. */
export async function runScan(paths: readonly string[], options: ScanOptions, version: string): Promise<number> {
  expectShortRun();
  const result = await findAll(paths, options);
  const { findings, summary } = result;
  if (options.writeBaseline !== undefined) {
    const { writeBaseline } = await import("../../work/scan/baseline");
    const rows = await writeBaseline(
      options.writeBaseline,
      findings.map(({ finding }) => finding),
    );
    process.stderr.write(
      `${printable(options.writeBaseline)}: wrote ${rows} ${rows === 1 ? "finding" : "findings"}. Later scans with --baseline report what is new.\n`,
    );
    return 0;
  }
  await print(findings, options.format, version);
  const lines = summaryLines(options.format === "text" ? findings : [], summary);
  if (options.format === "text" || summary.skipped.length + summary.problems.length > 0) {
    process.stderr.write(
      `${(options.format === "text" ? lines : lines.slice(0, summary.skipped.length + summary.problems.length)).join("\n")}\n`,
    );
  }
  if (summary.files === 0 && summary.skipped.length > 0) return 2;
  if (options.strict === true && summary.skipped.length > 0) return 2;
  return findings.length > 0 ? 1 : 0;
}

/** Everything that the options ask to look at, sorted by file and place, allowances applied. */
export async function findAll(paths: readonly string[], options: ScanOptions): Promise<ScanResult> {
  const cwd = process.cwd();
  const loaded = loadConfig(cwd, options.config);
  if (loaded.kind === "invalid")
    throw new CommandError(`${relative(cwd, loaded.file) || loaded.file}: ${loaded.reason}`);
  const { config } = loaded;
  const rules =
    config.ownRules.length === 0
      ? []
      : (await import("../../detect/vendors/compile-rules")).compileRules(config.ownRules);
  if (typeof rules === "string") throw new CommandError(`${relative(cwd, loaded.file ?? "")}: ${rules}`);
  const lists = [new Allowances(config.salt, config.allowed)];
  if (options.baseline !== undefined) {
    const { readBaseline } = await import("../../work/scan/baseline");
    const read = readBaseline(resolve(cwd, options.baseline));
    if (read.kind === "invalid") throw new CommandError(`${printable(options.baseline)}: ${read.reason}`);
    lists.push(new Allowances(read.baseline.salt, read.baseline.findings));
  }
  const threshold = options.minConfidence ?? config.minimumConfidence ?? "medium";
  const exclude = { patterns: [...config.exclude, ...options.exclude], from: loaded.folder };
  const { scans, files, bytes, unreadable, special } = await gather(paths, options, rules, exclude);
  const skipped = [...unreadable];
  const summary = { files, bytes, binary: 0, special, skipped, problems: [] as Unreadable[], allowed: 0 };
  const findings: ReportedFinding[] = [];
  for (const file of [...scans.keys()].sort()) {
    const scan = scans.get(file) as FileScan;
    if (scan.kind === "skipped") {
      if (scan.reason === "binary") summary.binary++;
      else summary.skipped.push({ file, detail: scan.detail });
      continue;
    }
    if (scan.problem !== undefined) summary.problems.push({ file, detail: scan.problem });
    for (const located of scan.located) {
      const { finding } = located;
      if (!reaches(finding.confidence, threshold) || config.disabledRules.has(finding.rule)) continue;
      if (await allowedBy(lists, located.finding)) summary.allowed++;
      else findings.push({ file, ...located });
    }
  }
  return { findings, summary };
}

async function allowedBy(lists: readonly Allowances[], finding: ReportedFinding["finding"]): Promise<boolean> {
  for (const list of lists) if (await list.covers(finding)) return true;
  return false;
}

async function print(findings: readonly ReportedFinding[], format: Format, version: string): Promise<void> {
  const write = (lines: readonly string[]) => lines.length > 0 && process.stdout.write(`${lines.join("\n")}\n`);
  switch (format) {
    case "text": {
      const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
      write(findings.map((finding) => textLine(finding, colour)));
      break;
    }
    case "jsonl": {
      const { jsonLine } = await import("../output/jsonl");
      const key = await keyFor(findings);
      write(findings.map((finding) => jsonLine(finding, key)));
      break;
    }
    case "sarif": {
      const { sarifLog } = await import("../output/sarif");
      write([JSON.stringify(sarifLog(findings, version, await keyFor(findings)), null, 2)]);
      break;
    }
    case "github":
      write(findings.map(githubLine));
  }
}

/** The key of local fingerprints; none is made where nothing was found. */
async function keyFor(findings: readonly ReportedFinding[]): Promise<Uint8Array> {
  return findings.length === 0 ? new Uint8Array() : (await import("../../machine/user-key")).userKey();
}

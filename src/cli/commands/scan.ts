import { resolve } from "node:path";
import { type Command, InvalidArgumentError, Option } from "commander";
import { version } from "../../../package.json";
import type { Confidence } from "../../detect/finding";
import { findAll, type ScanRequest } from "../../work/scan/find-all";
import type { ReportedFinding, ScanSummary } from "../../work/scan/report";
import { expectShortRun } from "../../work/scan/short-run";
import { CommandError, granted } from "../exit";
import { printableJson } from "../output/printable";
import { failureLines, problemLines, silenceLine, summaryLines, textLines } from "../output/text";
import { writeEscaped, writeLines } from "../output/write";
import { Progress } from "../progress";
import { CONFIDENCES, type ConfigOptions, collect, configChoice, namedPaths } from "./command";

/** Every format, a line each: how it prints the findings. Its code is read when it is asked for. */
const FORMATS = {
  text: async (findings, { unlisted }, fixOf) => {
    const colour = process.stdout.isTTY === true && process.env.NO_COLOR === undefined;
    writeLines(process.stdout, textLines(findings, colour, unlisted, fixOf));
  },
  jsonl: async (findings, { unlisted }) => {
    const { jsonLines } = await import("../output/jsonl");
    writeEscaped(jsonLines(findings, unlisted, await keyFor(findings)));
  },
  sarif: async (findings, { unlisted }) => {
    const { sarifLog } = await import("../output/sarif");
    writeEscaped([printableJson(sarifLog(findings, unlisted, version, await keyFor(findings)), 2)]);
  },
  github: async (findings) => writeEscaped(findings.map((await import("../output/github")).githubLine)),
  html: async (findings, summary) => writeEscaped([(await import("../output/html")).htmlPage(findings, summary)]),
} satisfies Record<
  string,
  (
    findings: readonly ReportedFinding[],
    summary: ScanSummary,
    fixOf?: (finding: ReportedFinding) => readonly string[],
  ) => Promise<void>
>;
type Format = keyof typeof FORMATS;

interface ScanOptions extends ConfigOptions {
  readonly stdin?: boolean;
  readonly filename?: string;
  readonly staged?: boolean;
  readonly archives?: boolean;
  readonly format: Format;
  readonly minConfidence?: Confidence;
  readonly baseline?: string;
  readonly writeBaseline?: string;
  readonly strict?: boolean;
  readonly exclude: readonly string[];
  /** Commander's name for `--no-force-exclude`. */
  readonly forceExclude: boolean;
  readonly showFixes?: boolean;
  readonly quiet?: boolean;
  readonly jobs?: number;
}

export function defineScan(command: Command, done: (code: number) => void): void {
  command
    .argument("[paths...]", "files and folders (default: the current folder)")
    .option("--stdin", "scan standard input")
    .option("--filename <name>", "the name of what comes on standard input")
    .addOption(new Option("--staged", "scan what is staged in git's index").conflicts("stdin"))
    .addOption(
      new Option("--archives", "read .zip, .whl, .tar, .tar.gz, .tgz, .gz and saved images of Docker too").conflicts([
        "stdin",
        "staged",
      ]),
    )
    .addOption(new Option("--format <format>", "how to report").choices(Object.keys(FORMATS)).default("text"))
    .addOption(
      new Option("--min-confidence <level>", "report from this confidence on (default: medium)").choices(CONFIDENCES),
    )
    .option("--baseline <file>", "leave out what this baseline holds")
    .option("--write-baseline <file>", "write what is found as a baseline")
    .option("--strict", "exit with 2 when a file could not be scanned")
    .option("--exclude <pattern>", "leave out paths, as in .gitignore; may be given again", collect, [])
    .option("--no-force-exclude", "read files that are named although a pattern leaves them out")
    .addOption(
      new Option("--show-fixes", "show with each finding what fix would change, or why it changes nothing").conflicts([
        "stdin",
        "staged",
      ]),
    )
    .option("--config <file>", "this configuration instead of the nearest .sealwright.toml")
    .option("--no-project-config", "do not read the project's own configuration, which a pull request can change")
    .option("-q, --quiet", "say nothing but what is found and what failed")
    .option("-j, --jobs <count>", "how many threads scan (default: as many as there are processors, up to 8)", threads)
    .action(async (paths: string[], options: ScanOptions) => done(await runScan(namedPaths(paths), options)));
}

/** Returns the exit code. */
async function runScan(paths: readonly string[], options: ScanOptions): Promise<number> {
  expectShortRun();
  if (isSameFile(options.baseline, options.writeBaseline))
    throw new CommandError(
      "What that baseline holds would be lost: write it without --baseline, from a scan of everything.",
    );
  if (options.showFixes === true && options.format !== "text")
    throw new CommandError(`--show-fixes adds to what a person reads: --format ${options.format} has no place for it.`);
  const progress = new Progress();
  const { stdin, filename = "stdin.py", staged, archives, minConfidence, baseline, exclude, jobs } = options;
  const quiet = options.quiet === true;
  const request: ScanRequest = {
    cwd: process.cwd(),
    paths,
    exclude,
    forceExclude: options.forceExclude,
    ...(quiet ? {} : { progress: (files, bytes, found) => progress.advance(files, bytes, found) }),
    ...(jobs === undefined ? {} : { jobs }),
    ...(stdin === true ? { stdin: { name: filename } } : {}),
    ...(staged === undefined ? {} : { staged }),
    ...(archives === undefined ? {} : { archives }),
    ...(minConfidence === undefined ? {} : { minConfidence }),
    ...(baseline === undefined ? {} : { baseline }),
    ...configChoice(options),
  };
  const { findings, summary, rules } = granted(await findAll(request));
  progress.clear();
  if (options.writeBaseline !== undefined) return writeAsBaseline(options.writeBaseline, findings);
  const fixOf =
    options.showFixes === true
      ? await (await import("../shown-fixes")).shownFixes(findings, rules, request.cwd)
      : undefined;
  await FORMATS[options.format](findings, summary, fixOf);
  const lines = quiet
    ? failureLines(summary)
    : options.format === "text"
      ? summaryLines(findings, summary)
      : problemLines(summary);
  if (summary.silence !== undefined && process.env.CI) lines.push(silenceLine(summary.silence));
  writeLines(process.stderr, lines);
  if (summary.failed.length > 0) return 2;
  if (options.strict === true && summary.skipped.length + summary.binary > 0) return 2;
  return findings.length > 0 ? 1 : 0;
}

function isSameFile(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && resolve(one) === resolve(other);
}

function threads(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1) return count;
  throw new InvalidArgumentError("It is a number from 1 on.");
}

async function writeAsBaseline(file: string, findings: readonly ReportedFinding[]): Promise<number> {
  const { writeBaseline } = await import("../../work/scan/baseline");
  const cwd = process.cwd();
  const { rows } = granted(
    await writeBaseline(
      resolve(cwd, file),
      findings.map(({ finding, file: at }) => ({ finding, at: resolve(cwd, at) })),
    ),
  );
  const wrote = `${file}: wrote ${rows} ${rows === 1 ? "finding" : "findings"}.`;
  writeLines(process.stderr, [`${wrote} Later scans with --baseline report what is new.`]);
  return 0;
}

/** The key of local fingerprints; none is made where nothing was found. */
async function keyFor(findings: readonly ReportedFinding[]): Promise<Uint8Array> {
  return findings.length === 0 ? new Uint8Array() : (await import("../../work/scan/local-key")).localKey();
}
